/** The public side: what the welcome page shows, and the names and frame of the public texts. */
export const publicWords = {
  "welcome.pictureTitle": "What the server sees",
  "welcome.pictureText":
    "A practice has its records on its own devices. The server in between carries and keeps copies that it cannot open.",
  "welcome.deviceHere": "Your device",
  "welcome.deviceHereText": "You write. Before anything leaves the device, it is sealed.",
  "welcome.server": "The server",
  "welcome.serverText":
    "Sealed pieces with a number, a size and the time at which they came. No key lies here.",
  "welcome.deviceThere": "A colleague’s device",
  "welcome.deviceThereText": "Opened with a key that only the people you let in have.",
  "welcome.noteTitle": "Session 12",
  "welcome.noteLine1": "Slept better this week.",
  "welcome.noteLine2": "Mornings still hard.",
  "welcome.noteAlternative": "A note that can be read.",
  "welcome.sealedAlternative":
    "Three sealed pieces: each has a number and a size, and its content is unreadable.",
  "welcome.sees": "It sees",
  "welcome.seesNumbers": "numbers that stand for people, devices and {{ clients }}",
  "welcome.seesRoles": "who has which role, and who treats which numbered {{ client }}",
  "welcome.seesTimes": "when a device is connected, when it writes, and how much",
  "welcome.seesAddresses": "the internet address of each device",
  "welcome.unseen": "It cannot see",
  "welcome.unseenNames": "names, contact details, the name of the practice",
  "welcome.unseenNotes": "notes, or any word that you write",
  "welcome.unseenKeys": "passphrases, recovery codes, keys",
  "welcome.exactly": "What is promised, and what is not",
  "welcome.facts": "What you can count on",
  "welcome.factOffline": "Works without a connection",
  "welcome.factOfflineText": "In the cellar, on the train, when the server is down. Nothing waits for it.",
  "welcome.factTruth": "Says when it is saved",
  "welcome.factTruthText":
    "Saved on this device; backed up on the server. Neither is shown a moment before it is true.",
  "welcome.factRoles": "Roles are keys",
  "welcome.factRolesText": "What the front desk may not read, its devices cannot open.",
  "welcome.hostTitle": "Your own server",
  "welcome.hostText":
    "One small program on one computer: in the practice, at a company you rent from, or with the person who looks after your computers. Whoever runs it keeps copies that they cannot read. If it fails, everybody works on.",
  "welcome.host": "How to host it",
  "welcome.unscripted":
    "Claros locks your records inside this browser and needs JavaScript for that. The texts linked to here do not.",

  "texts.label": "About Claros",
  "texts.privacy": "Privacy policy",
  "texts.terms": "Terms of use",
  "texts.security": "Security",
  "texts.hosting": "Hosting",
  "texts.contact": "Contact",
  "texts.contents": "On this page",
  "texts.languages": "This text in other languages",
  "texts.version": "Version {{ version }}, {{ date }}",
  "texts.binding": "The English text is the binding one.",
  "texts.unread":
    "This is a translation for your convenience. No native speaker has read it yet; where it differs from the English text, the English text counts.",
  "texts.inEnglish": "in English",
  "texts.newTab": "Each opens in a new tab, so that nothing here is closed.",
} as const;
