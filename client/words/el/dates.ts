import type { dateWords as english } from "../en/dates.ts";
import type { WordsOf } from "../words.ts";

export const dateWords: WordsOf<typeof english> = {
  "date.dayLetters": "ΗΗ",
  "date.monthLetters": "ΜΜ",
  "date.yearLetters": "ΕΕΕΕ",
  "date.unclear": "Γράψτε την ημερομηνία ως {{ pattern }}, για παράδειγμα {{ example }}.",
  "date.impossible":
    "Αυτή η ημερομηνία δεν υπάρχει. Γράψτε την ως {{ pattern }}, για παράδειγμα {{ example }}.",
  "date.tooEarly": "Ημερομηνίες πριν από το {{ year }} δεν γίνονται δεκτές. Ελέγξτε το έτος.",
  "date.inFuture": "Αυτή η ημερομηνία είναι στο μέλλον.",
  "date.openCalendar": "Επιλογή από το ημερολόγιο",
  "date.calendar": "Ημερολόγιο",
  "date.previousMonth": "Προηγούμενος μήνας",
  "date.nextMonth": "Επόμενος μήνας",
  "date.today": "Σήμερα",
  "time.like": "Όπως {{ example }}",
  "time.unclear": "Γράψτε την ώρα όπως {{ example }}.",
  "time.impossible": "Αυτή η ώρα δεν υπάρχει. Γράψτε την όπως {{ example }}.",
};
