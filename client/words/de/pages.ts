import type { pageWords as english } from "../en/pages.ts";
import type { WordsOf } from "../words.ts";

export const pageWords: WordsOf<typeof english> = {
  "page.client": "{{ Client }}",

  "entry.openAlready": "Eine Praxis ist geöffnet",
  "entry.openAlreadyText":
    "Sperren Sie sie zuerst. Nichts geht verloren, und Sie kommen direkt hierher zurück.",
  "entry.backToPractice": "Zurück zur Praxis",

  "welcome.ways": "Wege hinein",
  "welcome.restoreCode": "Ich habe ein Wiederherstellungsblatt",
  "welcome.restoreCodeText": "Der gedruckte Code holt Ihre Unterlagen auf dieses Gerät zurück.",
  "welcome.restoreFile": "Ich habe eine Sicherungsdatei",
  "welcome.restoreFileText": "Öffnet die Praxis aus der Datei, auch ohne Verbindung.",

  "create.text": "Die Praxis ist sofort auf diesem Gerät. Danach können Sie andere einladen.",

  "kit.qrLabel": "Wiederherstellungscode zum Scannen",
  "kit.qrAlternative": "Derselbe Code, für eine Kamera.",
  "kit.confirmBoth":
    "Tippen Sie die Gruppen {{ one }} und {{ other }} des Codes von Ihrem Blatt ab, damit sicher ist, dass man ihn lesen kann.",
  "kit.confirmSubmit": "Prüfen und abschließen",
  "kit.elsewhere": "Auf einem anderen Ihrer Geräte wurde ein Wiederherstellungsblatt erstellt.",
  "kit.declinedNow":
    "Sie haben sich gegen ein Wiederherstellungsblatt entschieden. Sie können jederzeit eines erstellen.",
  "kit.declinedCode":
    "Sie haben sich gegen ein Wiederherstellungsblatt entschieden. Der zuvor gezeigte Code öffnet Ihre Unterlagen weiterhin; ein neues Blatt macht ihn ungültig.",
  "kit.leaveTitle": "Das Blatt ist noch nicht geprüft",
  "kit.leaveText":
    "Dieser Code wird nicht noch einmal gezeigt. Haben Sie ihn nicht auf Papier, brauchen Sie ein neues Blatt.",
  "kit.stay": "Bleiben",
  "kit.leave": "Verlassen",

  "unlock.unlabelled": "Praxis {{ number }} auf diesem Gerät",
  "unlock.joining": "Wartet auf Aufnahme",
  "unlock.otherWays": "Eine andere Praxis einrichten, ihr beitreten oder sie zurückholen",
  "unlock.label": "Name auf dem Sperrbildschirm",
  "unlock.labelHint":
    "Unterscheidet Praxen, bevor sie entsperrt sind. Wer dieses Gerät einschaltet, kann ihn lesen; darum ist er leer, solange Sie nichts eintragen.",

  "lock.locking": "Wird gesperrt",
  "lock.title": "Sperren",

  "join.role": "Ihre Rolle: {{ roles }}.",
  "join.asking": "Die Schlüssel dieses Geräts werden erstellt",
  "join.otherLink": "Einen anderen Link benutzen",
  "join.overTitle": "Diese Anfrage ist beendet",
  "join.startAgain": "Neu beginnen",
  "join.abandonText":
    "Ihre Anfrage wird von diesem Gerät gelöscht. Um später beizutreten, brauchen Sie eine neue Einladung.",

  "restore.codeText":
    "Tippen Sie den Code von Ihrem gedruckten Blatt ab. Ihre Unterlagen kommen vom Server; dafür braucht es eine Verbindung.",
  "restore.codeTooLong":
    "Der Code hat 16 Vierergruppen. Dieser ist länger; vergleichen Sie ihn mit dem Blatt.",
  "restore.fileText": "Wählen Sie die Datei, und tippen Sie die Passphrase, mit der sie gespeichert wurde.",
  "restore.submit": "Zurückholen",

  "forget.textUnnamed":
    "Die Unterlagen werden von diesem Gerät gelöscht. Bei den anderen im Team und auf dem Server bleiben sie.",
  "forget.evenUnsent#one": "Löschen, obwohl 1 Änderung nirgends sonst ist",
  "forget.evenUnsent#other": "Löschen, obwohl {{ count }} Änderungen nirgends sonst sind",
  "forget.evenUncounted": "Löschen, obwohl manches davon nirgends sonst ist",

  "save.lastAt": "Zuletzt um {{ time }}.",
  "save.notSaved": "Nicht gespeichert",

  "request.count#one": "1 Bitte um Aufnahme",
  "request.count#other": "{{ count }} Bitten um Aufnahme",
  "request.yourDevice": "Ihr anderes Gerät",

  "clients.columnChanged": "Akte geändert",
  "clients.incompleteBadge": "Teile fehlen",
  "clients.noneInView": "Keine {{ clients }} in dieser Ansicht",
  "client.parts": "Teile der Akte",
  "client.savedAsTyped": "Wird beim Tippen gespeichert.",
  "client.careTeamNone": "Noch niemand ist im Behandlungsteam.",
  "contact.removeText": "Die Nummer oder Adresse und was dabei vermerkt ist, werden aus der Akte entfernt.",
  "status.changed": "Status: {{ status }}.",
  "status.notPossible": "Jemand hat den Status inzwischen geändert. Sehen Sie ihn an, und wählen Sie erneut.",

  "document.ended":
    "Diese Unterlage wurde geschlossen, weil etwas fehlgeschlagen ist. Was als gespeichert gezeigt wurde, ist sicher. Kopieren Sie vom Bildschirm, was Sie noch brauchen, und laden Sie dann neu.",
  "note.titleLabel": "Titel",
  "note.sessionTime": "Uhrzeit",
  "note.discardedText": "Dieser Entwurf wurde verworfen. Datum und Name bleiben in der Akte.",

  "settings.sections": "Teile der Einstellungen",

  "practice.title": "Praxis",
  "practice.ownersOnly": "Das können nur Inhaber:innen ändern.",
  "practice.clientWord": "Menschen in Ihrer Behandlung heißen",
  "profile.title": "Sie",

  "member.actions": "{{ name }} ändern",
  "role.changeTitle": "Rolle von {{ name }}",
  "team.formerText":
    "Sie erhalten nichts mehr. Was sie geschrieben haben, bleibt unter ihrem Namen in den Unterlagen.",
  "devices.count#one": "1\u00a0Gerät",
  "devices.count#other": "{{ count }}\u00a0Geräte",
  "devices.revokedDone": "Das Gerät wurde widerrufen, und Ihre Schlösser wurden ausgewechselt.",
  "invite.show": "Link zeigen",
  "invite.notHere": "Der Link wird nur auf dem Gerät gezeigt, das ihn erstellt hat.",

  "quarantine.look": "Ansehen",
  "storage.used": "{{ used }} von {{ room }} belegt.",

  "shortcuts.toolbar": "Vom Text zu seiner Werkzeugleiste",
  "shortcuts.singleKey": "Einzelne Buchstaben sind Tastenkürzel",
  "shortcuts.singleKeyText":
    "? zeigt ihre Liste; G und dann C führt zu {{ clients }}. Schalten Sie sie aus, wenn Sie diktieren oder wenn sie versehentlich etwas auslösen.",

  "browser.otherTab": "Claros ist in einem anderen Tab geöffnet",
  "browser.otherTabText":
    "In diesem Browser läuft es nur in einem Tab. Arbeiten Sie dort weiter, oder schließen Sie jenen Tab; dieser öffnet sich dann von selbst.",
};
