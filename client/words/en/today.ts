/** Words of the start page: what waits, first steps, what was in hand. */
export const todayWords = {
  "today.compare": "Compare words",
  "today.waiting#one": "One draft of yours, about the session longest ago first.",
  "today.waiting#other": "{{ count }} drafts of yours, the session longest ago first.",
  "today.noDrafts": "No note waits for you.",
  "today.noDraftsText":
    "A note you begin stays here until it is finished, so that no session is forgotten. Begin one on a {{ client }}'s page.",
  "today.more": "{{ count }} more",
  "today.lastChanged": "Changed last",

  "steps.title": "First steps",
  "steps.text": "Each takes a minute. This list goes away when everything is done.",
  "steps.hide": "Hide this list",
  "steps.done": "Done",
  "steps.kit": "Print your recovery kit",
  "steps.kitText": "The only way back in if every device is lost. Nobody else can help, by design.",
  "steps.kitFirst":
    "First your recovery kit, or the decision against it: until then one broken device could take the records with it.",
  "steps.toKit": "To the recovery kit",
  "steps.keep": "Let the browser keep the records",
  "steps.keepText": "Otherwise it may clear them when the disk is full. The browser may ask you.",
  "steps.goOn": "I have read this",
  "steps.notKept": "Know that this browser may clear its copy",
  "steps.client": "Add your first {{ client }}",
  "steps.clientText": "A name is enough to begin; everything else can wait.",
  "steps.note": "Write a first note",
  "steps.noteText": "It is saved as you type. Watch the words at the top right of the page.",
  "steps.clientFirst": "First the {{ client }} it is about.",
  "steps.colleague": "Invite a colleague",
  "steps.colleagueText": "They get what their role may read, and not a page more.",
  "steps.alone": "I work alone",
} as const;
