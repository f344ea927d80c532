import type { entryWords as english } from "../en/entry.ts";
import type { WordsOf } from "../words.ts";

export const entryWords: WordsOf<typeof english> = {
  "welcome.title": "Unterlagen, die nur Ihre Praxis lesen kann",
  "welcome.text":
    "Claros bewahrt Ihre klinische Arbeit auf Ihren eigenen Geräten auf. Alles wird verschlossen, bevor es sie verlässt; der Server, der die Kopien hält, kann kein Wort lesen. Es funktioniert auch ohne Verbindung.",
  "welcome.create": "Praxis einrichten",
  "welcome.createText": "Sie sind die erste Person hier und werden die Praxis leiten.",
  "welcome.join": "Ich wurde eingeladen",
  "welcome.joinText": "Öffnen Sie den Einladungslink auf diesem Gerät, oder fügen Sie ihn hier ein.",
  "welcome.existing": "Praxen auf diesem Gerät",

  "create.title": "Ihre Praxis einrichten",
  "create.practiceName": "Name der Praxis",
  "create.practiceNameHint": "Wie er auf Briefen steht. Sie können ihn später ändern.",
  "create.ownName": "Ihr Name",
  "create.ownNameHint": "Ihre Kolleginnen und Kollegen sehen diesen Namen. Der Server nicht.",
  "create.submit": "Einrichten",
  "create.working": "Wird eingerichtet. Das dauert einige Sekunden.",
  "create.emergency": "Claros ist nicht für Notfälle da. Es überwacht niemanden und alarmiert niemanden.",

  "passphrase.label": "Passphrase",
  "passphrase.repeat": "Dieselbe Passphrase noch einmal",
  "passphrase.hint":
    "Vier oder fünf Wörter ohne Zusammenhang sind stark und leicht zu tippen. Leerzeichen sind erlaubt.",
  "passphrase.why":
    "Sie öffnet dieses Gerät, und nur dieses. Sie wird nirgendwohin geschickt, daher kann niemand sie für Sie zurücksetzen.",
  "passphrase.show": "Passphrase zeigen",
  "passphrase.hide": "Passphrase verbergen",
  "passphrase.capsLock": "Die Feststelltaste ist an.",
  "passphrase.strength": "Stärke",
  "passphrase.score0": "Würde sofort erraten. Fügen Sie ein weiteres Wort ohne Zusammenhang hinzu.",
  "passphrase.score1": "Würde schnell erraten. Fügen Sie ein weiteres Wort ohne Zusammenhang hinzu.",
  "passphrase.score2": "Noch nicht stark genug. Ein Wort mehr würde reichen.",
  "passphrase.score3": "Stark. Sie zu erraten, würde viele Jahre dauern.",
  "passphrase.score4": "Sehr stark.",
  "passphrase.tooWeak":
    "Wer dieses Gerät in Händen hat, könnte diese Passphrase erraten. Bitte machen Sie sie länger.",
  "passphrase.mismatch":
    "Die beiden Passphrasen sind verschieden. Lassen Sie sich beide zeigen, und vergleichen Sie.",

  "kit.title": "Ihr Wiederherstellungsblatt",
  "kit.text":
    "Geht dieses Gerät verloren oder vergessen Sie die Passphrase, holt der Code auf diesem Blatt Ihre Unterlagen zurück. Einen anderen Weg gibt es nicht: Niemand, auch wir nicht, kann sie für Sie öffnen.",
  "kit.make": "Wiederherstellungsblatt erstellen",
  "kit.making": "Das Blatt wird erstellt",
  "kit.sheetTitle": "Wiederherstellungsblatt für Claros",
  "kit.codeLabel": "Wiederherstellungscode",
  "kit.practice": "Praxis",
  "kit.member": "Für",
  "kit.made": "Erstellt am",
  "kit.server": "Server",
  "kit.step1":
    "Bewahren Sie dieses Blatt dort auf, wo Sie Pässe oder Verträge aufbewahren, getrennt von diesem Gerät.",
  "kit.step2":
    "So benutzen Sie es: Öffnen Sie Claros unter der Adresse oben, wählen Sie „Ich habe ein Wiederherstellungsblatt“, und tippen Sie den Code ein.",
  "kit.step3":
    "Wenn Sie glauben, dass jemand den Code gesehen hat, erstellen Sie sofort ein neues Blatt. Der alte Code gilt dann nicht mehr.",
  "kit.note": "Wer dieses Blatt hat, kann alles lesen, was Sie lesen können.",
  "kit.keptAt": "Aufbewahrt in",
  "kit.keptSince": "Seit",
  "kit.print": "Blatt drucken",
  "kit.download": "Als Datei speichern",
  "kit.downloadHint":
    "Eine Datei ist so heikel wie das Blatt. Verschieben Sie sie auf einen Datenträger, den Sie wegschließen, und löschen Sie sie dann hier.",
  "kit.confirmTitle": "Blatt prüfen",
  "kit.confirmLabel": "Gruppe {{ group }}",
  "kit.confirmWrong":
    "Das ist nicht Gruppe {{ group }}. Vergleichen Sie mit dem Blatt, und versuchen Sie es erneut.",
  "kit.confirmDone": "Das Blatt funktioniert. Verwahren Sie es sicher.",
  "kit.shownOnce":
    "Der Code wird nur jetzt gezeigt und nirgends gespeichert. Verlassen Sie diese Seite erst, wenn Sie ihn auf Papier haben.",
  "kit.decline": "Ohne Blatt fortfahren",
  "kit.declineText":
    "Wenn dieses Gerät ausfällt und kein anderes Gerät von Ihnen eingerichtet ist, sind Ihre Unterlagen endgültig verloren. Um fortzufahren, tippen Sie den folgenden Satz mit eigener Hand.",
  "kit.declineSentence": "Ich nehme in Kauf, dass meine Unterlagen verloren gehen können",
  "kit.declineLabel": "Tippen Sie: {{ sentence }}",
  "kit.declineWrong": "Der Satz stimmt noch nicht überein.",
  "kit.declineConfirm": "Ohne Blatt fortfahren",
  "kit.none":
    "Es gibt noch kein Wiederherstellungsblatt. Erstellen Sie eines, bevor Sie die erste Notiz schreiben.",
  "kit.ready": "Ihr Wiederherstellungsblatt wurde erstellt und geprüft.",
  "kit.unchecked": "Ein Blatt wurde erstellt, aber nicht geprüft.",
  "kit.replace": "Neues Blatt erstellen",
  "kit.replaceText": "Der Code auf dem alten Blatt gilt dann nicht mehr.",

  "unlock.title": "Entsperren",
  "unlock.submit": "Entsperren",
  "unlock.working": "Wird entsperrt",
  "unlock.wrong":
    "Diese Passphrase öffnet dieses Gerät nicht. Prüfen Sie die Feststelltaste und die Sprache der Tastatur. Ihre Unterlagen sind unverändert.",
  "unlock.forgotten": "Ich habe die Passphrase vergessen",
  "unlock.forgottenText":
    "Niemand kann sie zurücksetzen. Benutzen Sie Ihr Wiederherstellungsblatt, oder nehmen Sie dieses Gerät von einem anderen Ihrer Geräte aus auf.",
  "unlock.choose": "Welche Praxis?",

  "lock.warningTitle": "Sperrt gleich",
  "lock.warning#one": "Claros sperrt in einer Sekunde, weil hier eine Weile nichts geschehen ist.",
  "lock.warning#other": "Claros sperrt in {{ count }} Sekunden, weil hier eine Weile nichts geschehen ist.",
  "lock.stay": "Entsperrt bleiben",
  "lock.now": "Jetzt sperren",
  "lock.after": "Bei Untätigkeit sperren nach",
  "lock.afterHint": "Höchstens eine Stunde. Was Sie getippt haben, bleibt erhalten.",
  "lock.minutes#one": "1 Minute",
  "lock.minutes#other": "{{ count }} Minuten",

  "join.title": "Einer Praxis beitreten",
  "join.paste": "Einladungslink",
  "join.pasteHint": "Der ganze Link, von „https“ bis zum letzten Zeichen.",
  "join.reading": "Die Einladung wird gelesen",
  "join.invitedTo": "Sie sind eingeladen zu {{ practice }}",
  "join.validUntil": "Gültig bis {{ date }}",
  "join.submit": "Um Aufnahme bitten",
  "join.waitingTitle": "Vergleichen Sie diese Wörter",
  "join.waitingText":
    "Rufen Sie die Person an, die Sie eingeladen hat, oder setzen Sie sich zu ihr, und lesen Sie einander diese Wörter vor. Ist jedes Wort auf beiden Bildschirmen gleich, werden Sie aufgenommen. Weicht eines ab, brechen Sie ab: Dann ist jemand dazwischen.",
  "join.wordsLabel": "Vergleichswörter",
  "join.waiting":
    "Sie warten darauf, aufgenommen zu werden. Sie können diese Seite schließen; die Anfrage bleibt bestehen.",
  "join.notDelivered":
    "Die Anfrage hat den Server noch nicht erreicht. Sie wird gesendet, sobald eine Verbindung besteht.",
  "join.contested":
    "Zwei Geräte haben diese Einladung benutzt. Niemand wird damit aufgenommen. Bitten Sie um eine neue, und berichten Sie in der Praxis, was geschehen ist.",
  "join.refused":
    "Dieses Gerät wurde nicht aufgenommen. Nichts von der Praxis ist darauf. Fragen Sie nach, bevor Sie es erneut versuchen.",
  "join.expired": "Die Einladung lief ab, bevor sie beantwortet wurde. Bitten Sie um eine neue.",
  "join.abandon": "Anfrage zurückziehen",

  "device.addTitle": "Ein weiteres Gerät von Ihnen aufnehmen",
  "device.addText":
    "Scannen Sie diesen Code mit dem neuen Gerät, oder öffnen Sie dort den Link. Er lässt ein einziges Gerät um Aufnahme unter Ihrem Namen bitten; Sie entscheiden hier.",
  "device.linkLabel": "Link für das neue Gerät",
  "device.qrLabel": "Code mit dem Link für das neue Gerät",
  "device.qrAlternative":
    "Wenn Sie nicht scannen können, kopieren Sie den Link, und öffnen Sie ihn auf dem neuen Gerät. Schicken Sie ihn nicht durch einen Chat, den andere mitlesen.",
  "device.joinTitle": "Dieses Gerät als Ihres einrichten",
  "device.validFor": "Der Link gilt einmal, bis {{ time }}.",

  "restore.title": "Eine Praxis zurückholen",
  "restore.codeLabel": "Wiederherstellungscode",
  "restore.codeHint": "Alle 16 Gruppen. Leerzeichen und Großschreibung spielen keine Rolle.",
  "restore.codeIncomplete#one": "Eine Gruppe fehlt noch.",
  "restore.codeIncomplete#other": "{{ count }} Gruppen fehlen noch.",
  "restore.codeWrong":
    "Dieser Code passt zu keiner Praxis. Prüfen Sie ihn Gruppe für Gruppe; ein einziger falscher Buchstabe genügt.",
  "restore.codeMistyped": "Gruppe {{ group }} sieht nicht richtig aus. Vergleichen Sie sie mit dem Blatt.",
  "restore.working": "Die Unterlagen werden zurückgeholt",
  "restore.done": "Ihre Unterlagen sind wieder auf diesem Gerät.",
  "restore.newKit":
    "Der Code wurde benutzt. Erstellen Sie jetzt ein neues Blatt, und vernichten Sie das alte.",
  "restore.file": "Sicherungsdatei",
  "restore.filePassphrase": "Passphrase der Datei",
  "restore.newPassphrase": "Passphrase für dieses Gerät",
  "restore.fileWrongPassphrase": "Diese Passphrase öffnet die Datei nicht. Die Datei ist unverändert.",
  "restore.fileMalformed":
    "Das ist keine Sicherungsdatei von Claros, oder sie ist beschädigt. Auf diesem Gerät wurde nichts geändert.",

  "change.title": "Passphrase ändern",
  "change.current": "Jetzige Passphrase",
  "change.next": "Neue Passphrase",
  "change.submit": "Ändern",
  "change.done":
    "Von jetzt an öffnet sich dieses Gerät mit der neuen Passphrase. Ihre anderen Geräte behalten ihre.",
  "change.wrongCurrent": "Die jetzige Passphrase stimmt nicht. Nichts wurde geändert.",

  "again.title": "Noch einmal Ihre Passphrase",

  "removed.member": "Sie gehören nicht mehr zu dieser Praxis",
  "removed.device": "Dieses Gerät wurde widerrufen",
  "removed.text":
    "Das hat die Leitung der Praxis entschieden. Hier kommt nichts Neues mehr an. Was auf diesem Gerät ist, bleibt, bis Sie entscheiden.",
  "removed.unsent#one": "Eine Änderung wurde nie gesendet und ist nur auf diesem Gerät.",
  "removed.unsent#other": "{{ count }} Änderungen wurden nie gesendet und sind nur auf diesem Gerät.",
  "removed.forget": "Praxis von diesem Gerät löschen",

  "forget.title": "Diese Praxis von diesem Gerät löschen",
  "forget.text":
    "Die Unterlagen von {{ practice }} werden hier gelöscht. Bei den anderen im Team und auf dem Server bleiben sie.",
  "forget.unsent":
    "Einige Änderungen sind nur auf diesem Gerät. Sie wären verloren. Speichern Sie zuerst eine Sicherungsdatei.",
  "forget.confirm": "Von diesem Gerät löschen",
};
