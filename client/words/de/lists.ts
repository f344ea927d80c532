import type { listWords as english } from "../en/lists.ts";
import type { WordsOf } from "../words.ts";

/** Die Liste: ihre Filter als Satz, gespeicherte Ansichten, der Verlauf einer Akte. */
export const listWords: WordsOf<typeof english> = {
  "list.show": "Zeigen:",
  "list.status": "Status",
  "list.whose": "Behandlungsteam",
  "list.notes": "Letzte Notiz",
  "list.current": "laufende {{ clients }}",
  "list.all": "alle {{ clients }}",
  "list.withStatus": "{{ clients }} mit Status „{{ status }}“",
  "list.anyone": "bei allen im Team",
  "list.mine": "bei mir in Behandlung",
  "list.nobody": "ohne Behandlungsteam",
  "list.ofMember": "in Behandlung bei {{ name }}",
  "list.anyNotes": "mit oder ohne Notizen",
  "list.neverNoted": "ganz ohne Notiz",
  "list.notNoted#one": "seit 1 Tag ohne Notiz",
  "list.notNoted#other": "seit {{ count }} Tagen ohne Notiz",
  "list.reset": "Übliche Liste zeigen",
  "list.showAll": "Alle {{ clients }} zeigen",
  "list.excludes":
    "Alle fallen heraus durch: {{ filters }}. Wählen Sie dort etwas anderes, oder suchen Sie nach einem Namen.",
  "list.noNote": "Noch keine",
  "list.keys": "In dieser Liste suchen",
  "list.everywhere": "Gesucht wird überall, auch in archivierten Akten",

  "views.title": "Ansichten",
  "views.save": "Diese Ansicht speichern",
  "views.saveText":
    "Bewahrt Filter und Reihenfolge unter einem Namen auf. Nur Sie sehen die Ansicht, auf allen Ihren Geräten.",
  "views.name": "Name der Ansicht",
  "views.rename": "„{{ name }}“ umbenennen",
  "views.renameTitle": "Ansicht umbenennen",
  "views.renamed": "Ansicht umbenannt.",
  "views.nothingToSave":
    "Das ist die übliche Liste. Wählen Sie zuerst einen Filter oder eine andere Reihenfolge.",
  "views.remove": "„{{ name }}“ entfernen",
  "views.saved": "Ansicht gespeichert.",
  "views.removed": "Ansicht entfernt.",
  "views.unnamed": "Geben Sie der Ansicht einen Namen.",

  "timeline.title": "Verlauf",
  "timeline.text": "Was geschehen ist, das Neueste zuerst.",
  "timeline.opened": "Akte angelegt",
  "timeline.status": "Status: {{ status }}",
  "timeline.marked": "Vermerk „{{ mark }}“ gesetzt",
  "timeline.unmarked": "Vermerk „{{ mark }}“ aufgehoben",
  "mark.restricted": "eingeschränkt",
  "mark.legal-hold": "Löschsperre",
  "mark.deceased": "verstorben",
  "mark.badge.restricted": "Eingeschränkt",
  "mark.badge.legal-hold": "Löschsperre",
  "mark.badge.deceased": "Verstorben",
  "mark.text.restricted":
    "Die Verarbeitung ist eingeschränkt. Die Akte kann aus einem Grund gelesen, aber nicht geändert werden.",
  "mark.text.legal-hold":
    "Nichts aus dieser Akte darf vernichtet werden, was immer ihre Fristen sagen, bis die Sperre aufgehoben ist.",
  "mark.text.deceased":
    "Wer unter den Nummern und Adressen hier antwortet, kann jemand aus der Familie sein.",
  "mark.since": "Seit {{ date }}, von {{ name }}.",
  "mark.sinceBecause": "Seit {{ date }}, von {{ name }}: {{ reason }}",
  "mark.set.legal-hold": "Löschsperre setzen",
  "mark.set.deceased": "Als verstorben vermerken",
  "mark.lift.legal-hold": "Löschsperre aufheben",
  "mark.lift.deceased": "Vermerk „verstorben“ zurücknehmen",
  "mark.title.set.legal-hold": "Löschsperre für {{ name }} setzen",
  "mark.title.set.deceased": "{{ name }} als verstorben vermerken",
  "mark.title.lift.legal-hold": "Löschsperre für {{ name }} aufheben",
  "mark.title.lift.deceased": "Vermerk „verstorben“ bei {{ name }} zurücknehmen",
  "mark.liftText": "Der Verlauf behält, dass der Vermerk gesetzt und dass er aufgehoben wurde.",
  "mark.whoSetsHold":
    "Eine Löschsperre setzt, wer Personen behandelt oder die Praxis innehat. Bitte wenden Sie sich dorthin.",
  "mark.whoLiftsHold":
    "Eine Löschsperre hebt nur auf, wer die Praxis innehat. Bitte wenden Sie sich dorthin.",
  "mark.overtaken":
    "Das ist inzwischen woanders geschehen. Nichts wurde festgehalten, auch Ihr Grund nicht. Was Sie geschrieben haben, bleibt hier, bis Sie schließen.",
  "timeline.joined": "{{ name }} ist im Behandlungsteam",
  "timeline.by": "von {{ name }}",
  "timeline.filesOnly": "Notizen gehören nicht dazu: Ihre Rolle öffnet sie nicht.",
  "timeline.empty": "Noch ist nichts geschehen",
  "timeline.emptyText":
    "Sitzungen und Änderungen von Status und Behandlungsteam erscheinen hier von selbst, Monat für Monat.",
};
