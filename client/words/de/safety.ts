import type { safetyWords as english } from "../en/safety.ts";
import type { WordsOf } from "../words.ts";

export const safetyWords: WordsOf<typeof english> = {
  "safety.title": "Schutz und Datensicherung",
  "safety.recovery": "Wiederherstellungsblatt",
  "safety.server": "Server",
  "safety.thisDevice": "Dieses Gerät",
  "safety.setAside": "Beiseitegelegt",

  "relay.online": "Verbunden",
  "relay.none": "Kein Server",
  "relay.connecting": "Verbindung wird aufgebaut",
  "relay.offline": "Offline",
  "relay.offlineText":
    "Sie können weiterarbeiten. Alles ist auf diesem Gerät gespeichert und wird später gesendet.",
  "relay.catching-up": "Unterlagen werden empfangen",
  "relay.progress": "{{ done }} von {{ total }}",
  "relay.retryAt": "Nächster Versuch um {{ time }}",
  "relay.retryNow": "Jetzt versuchen",
  "relay.refused": "Der Server weist dieses Gerät ab",
  "relay.lastBackedUp": "Zuletzt gesichert: {{ when }}",
  "relay.neverBackedUp": "Auf dem Server ist noch nichts gesichert.",
  "relay.allBackedUp": "Alles ist gesichert",
  "relay.waiting#one": "1 Änderung ist nur auf diesem Gerät",
  "relay.waiting#other": "{{ count }} Änderungen sind nur auf diesem Gerät",
  "relay.notPermitted#one": "1 Änderung kann nicht gesendet werden, weil Ihre Rolle sie nicht erlaubt",
  "relay.notPermitted#other":
    "{{ count }} Änderungen können nicht gesendet werden, weil Ihre Rolle sie nicht erlaubt",
  "relay.seesTitle": "Was der Server sieht",
  "relay.sees":
    "Er sieht Nummern statt Namen, die Größe verschlossener Stücke, Zeiten und Netzwerkadressen. Namen, Notizen und alles andere, was Sie schreiben, kann er nicht lesen.",
  "relay.confirmedWith": "Verlauf zuletzt bestätigt mit {{ name }}, {{ when }}",

  "setup.title": "Dieser Server fragt nach einem Einrichtungscode",
  "setup.text":
    "Neue Praxen brauchen den Code, den der Server bei seinem Start ausgegeben hat. Ihre Praxis ist schon sicher auf diesem Gerät; sie wird gesendet, sobald der Code stimmt.",
  "setup.label": "Einrichtungscode",
  "setup.submit": "Senden",
  "setup.wrong": "Der Server hat diesen Code nicht angenommen. Ihre Praxis bleibt auf diesem Gerät.",
  "setup.done": "Der Server hat die Praxis angenommen.",

  "backup.title": "Sicherungsdatei speichern",
  "backup.text":
    "Eine Datei mit allem von dieser Praxis, was auf diesem Gerät ist, verschlossen mit einer eigenen Passphrase. Bewahren Sie sie auf einem Datenträger außerhalb der Praxis auf.",
  "backup.passphrase": "Passphrase der Datei",
  "backup.passphraseHint":
    "Sie brauchen sie, um die Datei zu öffnen, auch nach Jahren. Schreiben Sie sie auf, und verwahren Sie sie getrennt von der Datei.",
  "backup.save": "Sicherungsdatei speichern",
  "backup.saving": "Die Datei wird geschrieben",
  "backup.done#one": "Gespeichert, mit 1 Unterlage.",
  "backup.done#other": "Gespeichert, mit {{ count }} Unterlagen.",
  "backup.fileName": "claros-sicherung",

  "quarantine.title": "Was beiseitegelegt wurde",
  "quarantine.text":
    "Claros prüft alles, was ankommt, bevor es Ihre Unterlagen berührt. Was eine Prüfung nicht besteht, wird hier ungeöffnet mit dem Grund aufbewahrt. Ihre Unterlagen sind unverändert.",
  "quarantine.none": "Nichts wurde beiseitegelegt",
  "quarantine.noneText": "Alles, was ankam, hat jede Prüfung bestanden.",
  "quarantine.count#one": "1 Stück wurde beiseitegelegt",
  "quarantine.count#other": "{{ count }} Stücke wurden beiseitegelegt",
  "quarantine.columnReason": "Warum",
  "quarantine.columnFrom": "Von",
  "quarantine.columnWhen": "Wann",
  "quarantine.columnSize": "Größe",
  "quarantine.unknownSender": "Unbekanntes Gerät",
  "quarantine.retry": "Erneut prüfen",
  "quarantine.retried#one": "1 Stück hat bestanden und ist jetzt in Ihren Unterlagen.",
  "quarantine.retried#other": "{{ count }} Stücke haben bestanden und sind jetzt in Ihren Unterlagen.",
  "quarantine.reason.malformed": "Es hat keine Form, die irgendeine Version von Claros schreibt.",
  "quarantine.reason.other-practice": "Es gehört zu einer anderen Praxis.",
  "quarantine.reason.unknown-device": "Es kommt von einem Gerät, das nicht zu dieser Praxis gehört.",
  "quarantine.reason.beyond-cut": "Es wurde von einem Gerät geschrieben, nachdem dieses entfernt worden war.",
  "quarantine.reason.bad-signature": "Die Signatur passt nicht; es kann unterwegs verändert worden sein.",
  "quarantine.reason.broken-chain": "Es schließt nicht an das an, was dieses Gerät zuvor gesendet hat.",
  "quarantine.reason.gap": "Etwas, das davor kam, fehlt.",
  "quarantine.reason.fork": "Das Gerät hat unter derselben Nummer zwei verschiedene Dinge gesendet.",
  "quarantine.reason.not-allowed": "Wer es geschrieben hat, durfte diese Unterlage nicht ändern.",
  "quarantine.reason.stale-epoch": "Es wurde mit einem Schlüssel verschlossen, der schon ersetzt war.",
  "quarantine.reason.wrong-log-head": "Es beruft sich auf eine Mitgliederliste, die diese Praxis nie hatte.",
  "quarantine.reason.no-key": "Dieses Gerät hat den Schlüssel dafür noch nicht.",
  "quarantine.reason.does-not-open":
    "Es öffnet sich nicht mit seinem Schlüssel; es ist also beschädigt oder wurde verändert.",
  "quarantine.reason.gate-format":
    "Es ließ sich öffnen, aber sein Inhalt hat keine Form, die Claros lesen kann.",
  "quarantine.reason.gate-foreign-client": "Es gibt sich als das Geschriebene eines anderen Geräts aus.",
  "quarantine.reason.gate-gap": "Es baut auf etwas auf, das nicht angekommen ist.",
  "quarantine.reason.gate-too-large": "Es ist größer, als eine Änderung an einer Unterlage sein kann.",
  "quarantine.reason.gate-too-deep": "Sein Inhalt ist tiefer verschachtelt, als eine Unterlage sein kann.",
  "quarantine.reason.gate-roots": "Es würde Teile hinzufügen, die diese Art von Unterlage nicht hat.",
  "quarantine.reason.false-snapshot":
    "Eine schnelle Kopie dieser Unterlage stimmte nicht mit dem überein, was darin geschrieben wurde. Sie war kurz zu sehen und ist fort.",
  "quarantine.reason.damaged-on-disk":
    "Es wurde auf dem Datenträger dieses Geräts beschädigt. Ein anderes Gerät oder der Server hat vielleicht eine gute Kopie.",

  "alarm.fork":
    "Für ein Gerät gibt es zwei verschiedene Verläufe, wie es geschieht, wenn ein Profil kopiert oder wiederhergestellt wurde. Nichts ist verloren. Vergleichen Sie mit der Person, der das Gerät gehört.",
  "alarm.swapped-key":
    "Ein Schlüssel, der diesem Gerät übergeben wurde, stimmt nicht mit dem angekündigten überein. Er wurde nicht benutzt. Sagen Sie es der Leitung der Praxis.",
  "alarm.two-histories":
    "Der Server hat Einträge über Mitglieder verloren, und andere haben weitergearbeitet, bevor sie zurückgegeben wurden: Seine Liste und die dieses Geräts sind zwei Geschichten. Ihr Text bleibt auf diesem Gerät, und nichts wird gesendet. Eine Inhaberin oder ein Inhaber entscheidet, welche gilt; wie, steht in der Anleitung für den Betrieb des Servers.",
  "alarm.foreign-record":
    "Die Mitgliederliste enthielt einen Eintrag, der gegen die Regeln verstößt. Er wurde nicht beachtet. Sagen Sie es der Leitung der Praxis.",
  "alarm.own-entry-lost":
    "Der Server hat etwas verloren, das auf diesem Gerät geschrieben wurde, und die Kopie hier ist beschädigt. Claros fragt die anderen Geräte danach; was Sie jetzt schreiben, ist solange auf diesem Gerät gespeichert.",
  "alarm.own-entry-found":
    "Was der Server von diesem Gerät verloren hatte, kam von einem anderen Gerät zurück. Es ist wieder gesichert.",
  "alarm.written-anew":
    "Der Server hat etwas verloren, das auf diesem Gerät geschrieben wurde, die Kopie hier war beschädigt, und kein anderes Gerät hatte es rechtzeitig. Jedes Wort war noch lesbar, und Claros hat es dem Server neu geschrieben. Es fehlt nichts.",
  "alarm.written-anew-in-part":
    "Der Server hat etwas verloren, das auf diesem Gerät geschrieben wurde, die Kopie hier war beschädigt, und kein anderes Gerät hatte es rechtzeitig. Claros hat alles Lesbare dem Server neu geschrieben. Einige Wörter können fehlen: Die Einträge sind als unvollständig markiert, und falls ein anderes Gerät diese Wörter hat, kommen sie von selbst zurück. Lesen Sie nach, was Sie zuletzt geschrieben haben.",
  "alarm.relay-lost-data#one": "Der Server hatte 1 Stück verloren. Dieses Gerät hat es erneut gesendet.",
  "alarm.relay-lost-data#other":
    "Der Server hatte {{ count }} Stücke verloren. Dieses Gerät hat sie erneut gesendet.",

  "storage.persisted": "Der Browser behält diese Praxis auf diesem Gerät.",
  "storage.notPersisted":
    "Wird der Platz knapp, kann der Browser die Kopie auf diesem Gerät löschen. Halten Sie sie gesichert.",
  "storage.refused":
    "Der Browser hat vorerst abgelehnt. Oft willigt er ein, sobald Claros als App installiert ist oder einige Tage benutzt wurde. Löscht er seine Kopie doch, bringen das Wiederherstellungsblatt oder ein anderes Ihrer Geräte zurück, was gesichert ist.",
  "storage.ask": "Den Browser bitten, sie zu behalten",
  "storage.full": "Der Datenträger dieses Geräts ist voll",
  "storage.fullText":
    "Die letzte Änderung konnte nicht gespeichert werden. Ihr Text steht noch auf dem Bildschirm. Schaffen Sie Platz, und drücken Sie dann „Erneut versuchen“; schließen Sie diese Seite nicht vorher.",
  "storage.failed": "Der Datenträger dieses Geräts lässt sich nicht beschreiben",
  "storage.failedText":
    "Die letzte Änderung konnte nicht gespeichert werden. Ihr Text steht noch auf dem Bildschirm: Kopieren Sie ihn an einen sicheren Ort, und laden Sie dann neu.",
  "storage.denied": "Der Browser erlaubt Claros nicht, etwas zu speichern",
  "storage.deniedText":
    "Das geschieht in privaten Fenstern, oder wenn das Speichern für diese Seite gesperrt ist. Öffnen Sie Claros in einem gewöhnlichen Fenster.",

  "browser.insecure":
    "Diese Adresse ist nicht sicher, und der Browser verweigert, was Claros zum Verschließen Ihrer Unterlagen braucht. Öffnen Sie sie mit https.",
  "browser.unsupported":
    "Dieser Browser ist zu alt für Claros. Bitte benutzen Sie einen aktuellen Firefox, Chrome, Edge oder Safari.",
  "browser.elsewhere": "Claros ist in einem anderen Fenster mit einer anderen Version geöffnet",
  "browser.elsewhereText":
    "Schließen Sie die anderen Fenster, oder laden Sie sie neu. Dieses geht von selbst weiter, sobald sie losgelassen haben; nichts ist verloren.",
  "browser.update": "Eine neue Version ist bereit",
  "browser.updateText": "Sie beginnt beim nächsten Neuladen. Ihr Text wird vorher gespeichert.",
};
