/** Words of appearance, installation and the practice's picture. */
export const deviceWords = {
  "look.light": "Light or dark",
  "look.size": "Size of text",
  "look.sizeSmall": "Small",
  "look.sizeNormal": "Normal",
  "look.sizeLarge": "Large",
  "look.sizeLargest": "Largest",
  "look.density": "Room",
  "look.densityRoomy": "Roomy",
  "look.densityCompact": "Compact",
  "look.contrast": "Contrast",
  "look.contrastMore": "More contrast",
  "paper.title": "Printing",
  "paper.hint": "For this device. The preview of a note begins with it.",
  "paper.byRegion": "As usual in your region ({{ paper }})",
  "install.title": "Claros as an app",
  "install.text":
    "In a window of its own, from the dock or start menu. It is the same Claros with the same records.",
  "install.do": "Install Claros",
  "install.done": "Claros runs as an app of its own.",
  "install.notOffered":
    "This browser does not offer it here. Its menu may have “Add to home screen” or “Install”.",
  "logo.label": "Logo",
  "logo.hint": "PNG, JPEG or WebP. It is made small and kept with the practice’s profile.",
  "logo.another": "another picture",
  "logo.remove": "Remove the logo",
  "logo.refused": "This file is not a picture that can be used. Choose a PNG, JPEG or WebP.",
} as const;
