import type { dateWords as english } from "../en/dates.ts";
import type { WordsOf } from "../words.ts";

export const dateWords: WordsOf<typeof english> = {
  "date.dayLetters": "DD",
  "date.monthLetters": "MM",
  "date.yearLetters": "AAAA",
  "date.unclear": "Escriba la fecha como {{ pattern }}, por ejemplo {{ example }}.",
  "date.impossible": "Esa fecha no existe. Escríbala como {{ pattern }}, por ejemplo {{ example }}.",
  "date.tooEarly": "No se admiten fechas anteriores a {{ year }}. Compruebe el año.",
  "date.inFuture": "Esta fecha está en el futuro.",
  "date.openCalendar": "Elegir en el calendario",
  "date.calendar": "Calendario",
  "date.previousMonth": "Mes anterior",
  "date.nextMonth": "Mes siguiente",
  "date.today": "Hoy",
  "time.like": "Como {{ example }}",
  "time.unclear": "Escriba la hora como {{ example }}.",
  "time.impossible": "Esa hora no existe. Escríbala como {{ example }}.",
};
