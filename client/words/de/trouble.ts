import type { troubleWords as english } from "../en/trouble.ts";
import type { WordsOf } from "../words.ts";

export const troubleWords: WordsOf<typeof english> = {
  "fault.locked":
    "Claros ist gesperrt. Was Sie geschrieben haben, ist gespeichert. Entsperren Sie, um fortzufahren.",
  "fault.opened-anew":
    "Claros wurde inzwischen gesperrt und wieder entsperrt. Dieser Schritt wurde nicht ausgeführt. Sehen Sie nach, welche Praxis geöffnet ist, und wiederholen Sie ihn.",
  "fault.no-practice": "Keine Praxis ist geöffnet. Entsperren Sie eine, oder richten Sie eine ein.",
  "fault.wrong-passphrase": "Die Passphrase stimmt nicht. Nichts wurde geändert.",
  "fault.weak-parameters":
    "Das Schloss dieses Geräts ist schwächer, als Claros es akzeptiert; es kann verändert worden sein. Es wurde nicht geöffnet.",
  "fault.wrong-recovery-code":
    "Dieser Code passt nicht. Prüfen Sie ihn Gruppe für Gruppe. Nichts wurde geändert.",
  "fault.not-permitted": "Ihre Rolle erlaubt das nicht. Nichts wurde geändert.",
  "fault.storage-full":
    "Der Datenträger dieses Geräts ist voll. Die Änderung wurde nicht gespeichert. Schaffen Sie Platz, und versuchen Sie es erneut.",
  "fault.storage-failed":
    "Der Datenträger dieses Geräts ließ sich nicht beschreiben. Die Änderung wurde nicht gespeichert. Kopieren Sie Ihren Text, und laden Sie dann neu.",
  "fault.offline":
    "Dieser Schritt braucht den Server, und es besteht keine Verbindung. Nichts wurde geändert. Versuchen Sie es erneut, wenn Sie online sind.",
  "fault.relay-refused":
    "Der Server hat abgelehnt. Hier wurde nichts geändert. Versuchen Sie es später erneut.",
  "fault.setup-code-needed":
    "Der Server fragt nach einem Einrichtungscode. Ihre Praxis ist sicher auf diesem Gerät.",
  "fault.setup-code-wrong":
    "Der Server hat den Einrichtungscode nicht angenommen. Ihre Praxis ist sicher auf diesem Gerät.",
  "fault.unknown-practice":
    "Der Server kennt diese Praxis nicht. Prüfen Sie die Adresse mit der Person, von der Sie sie haben.",
  "fault.version-too-old":
    "Diese Version von Claros ist zu alt für den Server. Alles ist auf diesem Gerät gespeichert. Laden Sie neu, um die neue Version zu erhalten.",
  "fault.relay-too-old":
    "Auf dem Server läuft eine Version, die für diese App zu alt ist. Alles ist auf diesem Gerät gespeichert. Bitten Sie die Person, die ihn betreibt, ihn zu aktualisieren.",
  "fault.invite-malformed":
    "Dieser Link ist nicht vollständig oder wurde verändert. Bitten Sie noch einmal darum, und kopieren Sie ihn ganz.",
  "fault.invite-used":
    "Diese Einladung wurde schon benutzt. Waren Sie es nicht, sagen Sie es der Leitung der Praxis. Bitten Sie um eine neue.",
  "fault.invite-revoked": "Diese Einladung wurde zurückgezogen. Bitten Sie um eine neue.",
  "fault.invite-expired": "Diese Einladung ist abgelaufen. Bitten Sie um eine neue.",
  "fault.invite-contested":
    "Zwei Geräte haben diese Einladung benutzt; darum wird niemand mit ihr aufgenommen. Sagen Sie es der Leitung der Praxis, und bitten Sie um eine neue.",
  "fault.invite-unknown":
    "Der Server kennt diese Einladung nicht. Prüfen Sie, ob Sie den neuesten Link geöffnet haben.",
  "fault.backup-malformed":
    "Das ist keine Sicherungsdatei von Claros, oder sie ist beschädigt. Nichts wurde geändert.",
  "fault.backup-wrong-passphrase": "Diese Passphrase öffnet die Datei nicht. Die Datei ist unverändert.",
  "fault.backup-other-practice": "Diese Datei gehört zu einer anderen Praxis. Nichts wurde geändert.",
  "fault.last-owner":
    "Eine Praxis braucht jemanden mit der Rolle „Inhaber:in“. Geben Sie diese Rolle zuerst einer anderen Person.",
  "fault.import-unfinished":
    "Ein anderer Import ist nicht abgeschlossen. Führen Sie ihn zuerst zu Ende, oder lassen Sie seinen Rest weg.",
  "fault.unknown-document": "Diese Unterlage ist nicht auf diesem Gerät. Vielleicht ist sie noch unterwegs.",
  "fault.unknown-member": "Diese Person ist kein Mitglied mehr.",
  "fault.invalid-record":
    "Dieser Schritt verstößt gegen eine Regel der Praxis und wurde nicht ausgeführt. Vielleicht hat jemand inzwischen das Team geändert; sehen Sie nach, und versuchen Sie es erneut.",
  "fault.other-tab":
    "Ein anderes Fenster von Claros ist an der Reihe. Schließen Sie es, oder laden Sie dieses neu. Nichts ist verloren.",
  "fault.damaged":
    "Diese Unterlage ist auf diesem Gerät beschädigt. Nichts wurde gelöscht; ein anderes Gerät hat vielleicht eine gute Kopie.",
  "fault.internal":
    "In Claros ist etwas fehlgeschlagen. Was als gespeichert gezeigt wurde, ist sicher. Laden Sie neu, und versuchen Sie es erneut.",
  "fault.unknown":
    "Etwas ist fehlgeschlagen, wofür diese Version keine Worte hat. Was als gespeichert gezeigt wurde, ist sicher. Laden Sie neu, und versuchen Sie es erneut.",

  "refusal.stale-log":
    "Das Team hat sich inzwischen geändert. Claros liest die Änderung und versucht es von selbst erneut.",
  "refusal.stale-epoch":
    "Die Schlösser wurden inzwischen ausgewechselt. Claros verschließt die Änderung neu und sendet sie von selbst.",
  "refusal.not-allowed": "Ihre Rolle erlaubt es nicht.",
  "refusal.quota":
    "Der Platz des Servers für diese Praxis ist aufgebraucht. Fragen Sie die Person, die ihn betreibt.",
  "refusal.too-large": "Es ist größer, als der Server annimmt.",
  "refusal.rate": "Der Server bittet um ein langsameres Tempo. Claros versucht es von selbst erneut.",
  "refusal.gap": "Auf dem Server fehlt etwas, das davor kommt. Claros sendet das zuerst.",
  "refusal.fork":
    "Der Server hat für dieses Gerät einen anderen Verlauf. Claros fährt unter einer neuen Nummer fort.",
  "refusal.version":
    "App und Server haben verschiedene Versionen. Laden Sie neu; hilft das nicht, muss der Server aktualisiert werden.",
  "refusal.unknown-practice": "Der Server kennt diese Praxis nicht. Claros bietet an, sie dort abzulegen.",
  "refusal.not-authentic": "Der Server erkennt dieses Gerät nicht.",
  "refusal.malformed": "Der Server konnte es nicht lesen.",
  "refusal.setup-code": "Der Server fragt nach seinem Einrichtungscode.",
  "refusal.exists": "Die Praxis ist schon dort.",
  "refusal.busy": "Der Server ist ausgelastet. Claros versucht es von selbst erneut.",
  "refusal.invalid-record": "Es verstößt gegen eine Regel der Praxis.",
  "refusal.invite-closed": "Die Einladung gilt nicht mehr.",
};
