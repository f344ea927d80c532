import type { todayWords as english } from "../en/today.ts";
import type { WordsOf } from "../words.ts";

export const todayWords: WordsOf<typeof english> = {
  "today.compare": "Wörter vergleichen",
  "today.waiting#one": "Ein Entwurf von Ihnen, die älteste Sitzung zuerst.",
  "today.waiting#other": "{{ count }} Entwürfe von Ihnen, die älteste Sitzung zuerst.",
  "today.noDrafts": "Keine Notiz wartet auf Sie.",
  "today.noDraftsText":
    "Eine begonnene Notiz bleibt hier, bis sie fertig ist, damit keine Sitzung vergessen wird. Beginnen Sie eine auf der Seite einer Person.",
  "today.more": "{{ count }} weitere",
  "today.lastChanged": "Zuletzt geändert",

  "steps.title": "Erste Schritte",
  "steps.text": "Jeder dauert eine Minute. Diese Liste verschwindet, wenn alles erledigt ist.",
  "steps.hide": "Diese Liste ausblenden",
  "steps.done": "Erledigt",
  "steps.kit": "Wiederherstellungsblatt drucken",
  "steps.kitText":
    "Der einzige Weg zurück, wenn jedes Gerät verloren ist. Sonst kann niemand helfen; so ist es gewollt.",
  "steps.kitFirst":
    "Zuerst das Wiederherstellungsblatt oder die Entscheidung dagegen: Bis dahin könnte ein einziges defektes Gerät die Unterlagen mitnehmen.",
  "steps.toKit": "Zum Wiederherstellungsblatt",
  "steps.keep": "Den Browser die Unterlagen behalten lassen",
  "steps.keepText":
    "Sonst kann er sie löschen, wenn der Datenträger voll ist. Vielleicht fragt der Browser nach.",
  "steps.goOn": "Gelesen",
  "steps.notKept": "Wissen, dass dieser Browser seine Kopie löschen kann",
  "steps.client": "Die erste Akte anlegen",
  "steps.clientText": "Ein Name genügt für den Anfang; alles andere kann warten.",
  "steps.note": "Eine erste Notiz schreiben",
  "steps.noteText": "Sie wird beim Tippen gespeichert. Achten Sie auf die Worte oben auf der Seite.",
  "steps.clientFirst": "Zuerst die Akte, zu der sie gehört.",
  "steps.colleague": "Jemanden einladen",
  "steps.colleagueText": "Alle bekommen, was ihre Rolle lesen darf, und keine Seite mehr.",
  "steps.alone": "Ich arbeite allein",
};
