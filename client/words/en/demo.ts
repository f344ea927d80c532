/** Words of the demo practice. */
export const demoWords = {
  "demo.title": "Demo practice",
  "demo.text":
    "Everybody in it is made up, and nothing of it leaves this device. Try whatever you like; do not write about real people here.",
  "demo.short": "Demo practice: everybody in it is made up, and it is on this device only.",
  "demo.making": "Making the demo practice",
  "demo.progress": "{{ done }} of {{ total }} records",
  "demo.open": "Open the demo",
  "demo.remove": "Remove the demo",
  "demo.removing": "Removing",
  "demo.look": "Look around in a demo",
  "demo.lookText": "A made-up practice with three clinicians and forty {{ clients }}, on this device only.",
  "demo.noServer": "A demo has no server: it is on this device only.",
  "demo.passphrase":
    "Filled in for you: the demo’s passphrase is “{{ passphrase }}”. If you have changed it, type yours.",
  "demo.ownPassphrase": "You have given this demo a passphrase of your own.",
  "demo.kit":
    "In a demo the kit is only for looking at: there is no server from which a new device could fetch the records.",
  "demo.colleagues":
    "The colleagues of a demo are made up. In a practice, owners change roles here, or remove somebody.",
  "demo.noInvite": "A demo has no server, so nobody can be invited.",
  "demo.noInviteText":
    "In a practice you choose a role here and make a link, which you send to your colleague yourself. They open it and ask to join; you compare seven words with them, and then let them in. Until then the link opens nothing.",
  "demo.noDevice":
    "A demo has no server, so no other device can be added. In a practice a link or a code brings in a second one, which is the simplest insurance against a broken one.",
} as const;
