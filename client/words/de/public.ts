import type { publicWords as english } from "../en/public.ts";
import type { WordsOf } from "../words.ts";

export const publicWords: WordsOf<typeof english> = {
  "welcome.pictureTitle": "Was der Server sieht",
  "welcome.pictureText":
    "Die Unterlagen einer Praxis liegen auf ihren eigenen Geräten. Der Server dazwischen überbringt und bewahrt Kopien, die er nicht öffnen kann.",
  "welcome.deviceHere": "Ihr Gerät",
  "welcome.deviceHereText": "Sie schreiben. Bevor etwas das Gerät verlässt, wird es versiegelt.",
  "welcome.server": "Der Server",
  "welcome.serverText":
    "Versiegelte Stücke mit einer Nummer, einer Größe und der Zeit, zu der sie kamen. Kein Schlüssel liegt hier.",
  "welcome.deviceThere": "Ein Gerät im Team",
  "welcome.deviceThereText": "Geöffnet mit einem Schlüssel, den nur hat, wen Sie hereingelassen haben.",
  "welcome.noteTitle": "Sitzung 12",
  "welcome.noteLine1": "Schläft besser.",
  "welcome.noteLine2": "Morgens noch schwer.",
  "welcome.noteAlternative": "Eine lesbare Notiz.",
  "welcome.sealedAlternative":
    "Drei versiegelte Stücke: Jedes hat eine Nummer und eine Größe, der Inhalt ist unlesbar.",
  "welcome.sees": "Er sieht",
  "welcome.seesNumbers": "Nummern, die für Menschen, Geräte und {{ clients }} stehen",
  "welcome.seesRoles": "wer welche Rolle hat und wer welche nummerierte Person behandelt",
  "welcome.seesTimes": "wann ein Gerät verbunden ist, wann es schreibt und wie viel",
  "welcome.seesAddresses": "die Internetadresse jedes Geräts",
  "welcome.unseen": "Er kann nicht sehen",
  "welcome.unseenNames": "Namen, Kontaktdaten, den Namen der Praxis",
  "welcome.unseenNotes": "Notizen oder ein anderes Wort, das Sie schreiben",
  "welcome.unseenKeys": "Passphrasen, Wiederherstellungscodes, Schlüssel",
  "welcome.exactly": "Was versprochen wird und was nicht",
  "welcome.facts": "Worauf Sie zählen können",
  "welcome.factOffline": "Geht ohne Verbindung",
  "welcome.factOfflineText": "Im Keller, im Zug, wenn der Server ausfällt. Nichts wartet darauf.",
  "welcome.factTruth": "Sagt, wann gespeichert ist",
  "welcome.factTruthText":
    "Auf diesem Gerät gespeichert; auf dem Server gesichert. Beides erscheint keinen Augenblick, bevor es stimmt.",
  "welcome.factRoles": "Rollen sind Schlüssel",
  "welcome.factRolesText": "Was der Empfang nicht lesen darf, können seine Geräte nicht öffnen.",
  "welcome.hostTitle": "Ihr eigener Server",
  "welcome.hostText":
    "Ein kleines Programm auf einem Rechner: in der Praxis, bei einem Anbieter, bei dem Sie mieten, oder bei der Person, die Ihre Rechner betreut. Wer ihn betreibt, bewahrt Kopien auf und kann sie nicht lesen. Fällt er aus, arbeiten alle weiter.",
  "welcome.host": "Wie man ihn betreibt",
  "welcome.unscripted":
    "Claros verschließt Ihre Unterlagen in diesem Browser und braucht dafür JavaScript. Die Texte, zu denen die Links hier führen, brauchen keines.",

  "texts.label": "Über Claros",
  "texts.privacy": "Datenschutz",
  "texts.terms": "Nutzungsbedingungen",
  "texts.security": "Sicherheit",
  "texts.hosting": "Betrieb",
  "texts.contact": "Kontakt",
  "texts.contents": "Auf dieser Seite",
  "texts.languages": "Dieser Text in anderen Sprachen",
  "texts.version": "Fassung {{ version }}, {{ date }}",
  "texts.binding": "Verbindlich ist der englische Text.",
  "texts.unread":
    "Dies ist eine Übersetzung zu Ihrer Bequemlichkeit. Noch hat sie niemand gelesen, dessen Muttersprache Deutsch ist; wo sie vom englischen Text abweicht, gilt der englische.",
  "texts.inEnglish": "auf Englisch",
  "texts.newTab": "Jeder öffnet sich in einem neuen Tab, damit hier nichts geschlossen wird.",
};
