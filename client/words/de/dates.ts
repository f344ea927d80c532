import type { dateWords as english } from "../en/dates.ts";
import type { WordsOf } from "../words.ts";

export const dateWords: WordsOf<typeof english> = {
  "date.dayLetters": "TT",
  "date.monthLetters": "MM",
  "date.yearLetters": "JJJJ",
  "date.unclear": "Bitte schreiben Sie das Datum als {{ pattern }}, zum Beispiel {{ example }}.",
  "date.impossible":
    "Dieses Datum gibt es nicht. Bitte schreiben Sie es als {{ pattern }}, zum Beispiel {{ example }}.",
  "date.tooEarly": "Tage vor {{ year }} werden nicht angenommen. Bitte prüfen Sie das Jahr.",
  "date.inFuture": "Dieses Datum liegt in der Zukunft.",
  "date.openCalendar": "Im Kalender wählen",
  "date.calendar": "Kalender",
  "date.previousMonth": "Vorheriger Monat",
  "date.nextMonth": "Nächster Monat",
  "date.today": "Heute",
  "time.like": "Wie {{ example }}",
  "time.unclear": "Bitte schreiben Sie die Uhrzeit wie {{ example }}.",
  "time.impossible": "Diese Uhrzeit gibt es nicht. Bitte schreiben Sie sie wie {{ example }}.",
};
