import type { commonWords as english } from "../en/common.ts";
import type { WordsOf } from "../words.ts";

export const commonWords: WordsOf<typeof english> = {
  "app.name": "Claros",
  "app.title": "Claros",

  "nav.label": "Hauptnavigation",
  "nav.today": "Heute",
  "nav.clients": "{{ Clients }}",
  "nav.notesToFinish": "Offene Notizen",
  "nav.team": "Team",
  "nav.settings": "Einstellungen",
  "nav.security": "Schutz und Datensicherung",
  "nav.more": "Mehr",
  "nav.skip": "Zum Inhalt springen",
  "nav.collapse": "Schmale Navigation",
  "nav.breadcrumbs": "Sie sind hier",

  "action.save": "Speichern",
  "action.cancel": "Abbrechen",
  "action.close": "Schließen",
  "action.continue": "Weiter",
  "action.back": "Zurück",
  "action.done": "Fertig",
  "action.add": "Hinzufügen",
  "action.retry": "Erneut versuchen",
  "action.reload": "Neu laden",
  "action.copy": "Kopieren",
  "action.copied": "Kopiert",
  "action.copyFailed":
    "Der Browser hat das Kopieren nicht erlaubt. Der Text ist markiert: Kopieren Sie ihn mit der Tastatur.",
  "action.more": "Weitere Aktionen",
  "action.dismiss": "Ausblenden",
  "action.lock": "Sperren",

  "field.optional": "freiwillig",
  "field.required": "Bitte füllen Sie dieses Feld aus.",
  "field.tooLong": "Das ist länger als {{ max }} Zeichen. Nichts wurde gekürzt; bitte kürzen Sie es.",
  "field.otherWrote": "Inzwischen woanders geschrieben: „{{ text }}“",
  "field.otherEmptied": "Inzwischen woanders geleert.",
  "field.keepOwn": "Meines behalten",
  "field.takeOther": "Das andere nehmen",
  "field.contested": "Von mehreren gleichzeitig geändert",
  "field.standsHere": "Was hier steht: {{ by }}",
  "field.wroteBy": "„{{ text }}“ – {{ by }}",
  "field.emptiedBy": "Geleert – {{ by }}",
  "field.you": "Sie",
  "field.youElsewhere": "Sie, in einem anderen Tab oder auf einem anderen Gerät",
  "field.olderVersion": "jemand mit einer älteren Version von Claros",
  "field.otherIn": "{{ label }}: was gilt",
  "field.keepThis": "Dieses behalten",
  "field.takeThis": "„{{ text }}“ nehmen",
  "field.takeEmpty": "Leer lassen",
  "field.ticked": "angekreuzt",
  "field.notTicked": "nicht angekreuzt",
  "field.choose": "Auswählen",
  "field.chooseFile": "Datei wählen",
  "field.noFile": "Keine Datei gewählt",
  "field.clearSearch": "Suche leeren",

  "waiting.opening": "Wird geöffnet",
  "waiting.loading": "Wird von diesem Gerät gelesen",
  "waiting.starting": "Wird gestartet",

  "error.pageNotFound": "Hier ist keine Seite",
  "error.pageNotFoundText":
    "Die Adresse führt nirgendwohin. Nichts ist verloren; gehen Sie von der Startseite aus weiter.",
  "error.goToStart": "Zur Startseite",
  "error.title": "Etwas ist schiefgegangen",
  "error.text":
    "Dieser Teil der Seite ist stehen geblieben. Was als gespeichert gezeigt wurde, ist sicher auf diesem Gerät. Laden Sie die Seite neu. Geschieht es wieder, notieren Sie, was Sie gerade taten, und sagen Sie es der Person, die Claros bei Ihnen betreut.",

  "theme.label": "Darstellung",
  "theme.system": "Wie das Gerät",
  "theme.light": "Hell",
  "theme.dark": "Dunkel",
  "language.label": "Sprache",
  "language.hint":
    "Gilt für dieses Gerät. Andere behalten ihre Sprache, und Unterlagen bleiben, wie sie geschrieben wurden.",
  "language.unread":
    "Diese Übersetzung hat noch niemand gelesen, dessen Muttersprache Deutsch ist. Klingt ein Satz seltsam, sagen Sie es uns bitte.",
  "language.notLoaded":
    "Diese Sprache konnte nicht geladen werden. Versuchen Sie es erneut, wenn eine Verbindung besteht.",

  "shortcuts.title": "Tastenkürzel",
  "shortcuts.everywhere": "Überall",
  "shortcuts.writing": "Beim Schreiben einer Notiz",
  "shortcuts.newClient": "{{ Client }} anlegen",
  "shortcuts.lock": "Jetzt sperren",
  "shortcuts.close": "Offenes schließen",

  "palette.open": "Suchen oder etwas tun",
  "palette.title": "{{ Clients }} und Aktionen suchen",
  "palette.recent": "Zuletzt geöffnet",
  "palette.page": "Auf dieser Seite",
  "palette.do": "Tun",
  "palette.go": "Gehe zu",
  "palette.none":
    "Nichts passt. Versuchen Sie einen Teil eines Namens, ein Kürzel oder das, was Sie tun möchten.",
  "palette.count#one": "Ein Treffer",
  "palette.count#other": "{{ count }} Treffer",
  "palette.hint": "↑ ↓ bewegen · Enter wählen · Esc schließen",
  "palette.look": "Darstellung: {{ look }}",

  "privacy.on": "Namen verbergen",
  "privacy.off": "Namen wieder zeigen",
  "privacy.hidden": "Verborgen",
};
