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
} as const;
