import type { editorWords as english } from "../en/editor.ts";
import type { WordsOf } from "../words.ts";

export const editorWords: WordsOf<typeof english> = {
  "editor.bold": "Fett",
  "editor.italic": "Kursiv",
  "editor.underline": "Unterstrichen",
  "editor.title": "Titel",
  "editor.heading": "Überschrift",
  "editor.subheading": "Zwischenüberschrift",
  "editor.bulletList": "Aufzählung",
  "editor.numberedList": "Nummerierte Liste",
  "editor.taskList": "Aufgabenliste",
  "editor.quote": "Zitat",
  "editor.rule": "Trennlinie",
  "editor.link": "Link",
  "editor.undo": "Ihre letzte Änderung rückgängig machen",
  "editor.redo": "Ihre letzte Änderung wiederholen",
  "editor.taskDone": "Erledigt",
  "editor.empty": "Hier schreiben",
  "editor.linkAddress": "Adresse",
  "editor.linkHint": "Eine Webseite, eine E-Mail-Adresse oder eine Telefonnummer",
  "editor.linkRefused": "Nur Webseiten, E-Mail-Adressen und Telefonnummern können verlinkt werden.",
  "editor.linkApply": "Link setzen",
  "editor.linkRemove": "Link entfernen",
  "editor.linkOpen": "In neuem Tab öffnen",
  "editor.cancel": "Abbrechen",
  "editor.close": "Schließen",
  "editor.pasteTooLarge":
    "Das ist zu viel auf einmal: Die Grenze liegt bei {{ limit }} Zeichen. Nichts wurde eingefügt. Fügen Sie es in Teilen ein, oder bewahren Sie es als Dokument auf.",
  "editor.newerTitle": "Mit einer neueren Version von Claros geschrieben",
  "editor.newerText":
    "Dieser Text enthält etwas, das diese Version nicht zeigen kann. Sie können seine Worte hier lesen; aktualisieren Sie Claros, um ihn zu bearbeiten. Nichts wurde geändert.",
};
