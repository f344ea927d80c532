import type { deviceWords as english } from "../en/device.ts";
import type { WordsOf } from "../words.ts";

export const deviceWords: WordsOf<typeof english> = {
  "look.light": "Hell oder dunkel",
  "look.size": "Schriftgröße",
  "look.sizeSmall": "Klein",
  "look.sizeNormal": "Normal",
  "look.sizeLarge": "Groß",
  "look.sizeLargest": "Sehr groß",
  "look.density": "Abstände",
  "look.densityRoomy": "Weit",
  "look.densityCompact": "Eng",
  "look.contrast": "Kontrast",
  "look.contrastMore": "Mehr Kontrast",
  "paper.title": "Drucken",
  "paper.hint": "Für dieses Gerät. Die Druckansicht einer Notiz beginnt damit.",
  "paper.byRegion": "Wie in Ihrer Region üblich ({{ paper }})",
  "install.title": "Claros als App",
  "install.text":
    "In einem eigenen Fenster, aus dem Dock oder Startmenü. Es ist dasselbe Claros mit denselben Unterlagen.",
  "install.do": "Claros installieren",
  "install.done": "Claros läuft als eigene App.",
  "install.notOffered":
    "Dieser Browser bietet es hier nicht an. Im Menü gibt es vielleicht „Zum Startbildschirm“ oder „Installieren“.",
  "logo.label": "Logo",
  "logo.hint": "PNG, JPEG oder WebP. Es wird verkleinert und beim Profil der Praxis aufbewahrt.",
  "logo.another": "ein anderes Bild",
  "logo.remove": "Logo entfernen",
  "logo.refused": "Diese Datei ist kein verwendbares Bild. Wählen Sie PNG, JPEG oder WebP.",
};
