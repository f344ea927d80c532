/** Sentences of single pages that no other part needs. */
export const pageWords = {
  "page.client": "{{ Client }}",

  "entry.openAlready": "A practice is open",
  "entry.openAlreadyText": "Lock it first. Nothing is lost, and you come straight back here.",
  "entry.backToPractice": "Back to the practice",

  "welcome.ways": "Ways in",
  "welcome.restoreCode": "I have a recovery kit",
  "welcome.restoreCodeText": "The printed code brings your records back to this device.",
  "welcome.restoreFile": "I have a backup file",
  "welcome.restoreFileText": "Opens the practice from the file, also without a connection.",

  "create.text": "It exists on this device at once. You can invite colleagues afterwards.",

  "kit.qrLabel": "Recovery code to scan",
  "kit.qrAlternative": "The same code, for a camera.",
  "kit.confirmBoth":
    "Type groups {{ one }} and {{ other }} of the code from your sheet, to be sure that it can be read.",
  "kit.confirmSubmit": "Check and finish",
  "kit.elsewhere": "A recovery kit was made on another device of yours.",
  "kit.declinedNow": "You decided against a recovery kit. You can make one at any time.",
  "kit.declinedCode":
    "You decided against a recovery kit. The code that was shown before still opens your records; a new kit ends it.",
  "kit.leaveTitle": "The kit is not checked yet",
  "kit.leaveText": "This code is not shown again. If it is not on paper, you will need a new kit.",
  "kit.stay": "Stay",
  "kit.leave": "Leave",

  "unlock.unlabelled": "Practice {{ number }} on this device",
  "unlock.joining": "Waiting to be let in",
  "unlock.otherWays": "Set up, join or restore another practice",
  "unlock.label": "Name on the unlock screen",
  "unlock.labelHint":
    "Tells practices apart before they are unlocked. Whoever starts this device can read it, so it is empty unless you write something.",

  "lock.locking": "Locking",
  "lock.title": "Locking",

  "join.role": "Your role: {{ roles }}.",
  "join.asking": "Making the keys of this device",
  "join.otherLink": "Use another link",
  "join.overTitle": "This request has ended",
  "join.startAgain": "Start again",
  "join.abandonText": "Your request is deleted from this device. To join later you need a new invitation.",

  "restore.codeText":
    "Type the code from your printed sheet. Your records come from the server, so this needs a connection.",
  "restore.codeTooLong": "The code has 16 groups of four. This is longer; compare it with the sheet.",
  "restore.fileText": "Choose the file and type the passphrase it was saved with.",
  "restore.submit": "Bring back",

  "forget.textUnnamed":
    "The records are deleted from this device. They stay with your colleagues and on the server.",
  "forget.evenUnsent#one": "Delete it although 1 change is nowhere else",
  "forget.evenUnsent#other": "Delete it although {{ count }} changes are nowhere else",
  "forget.evenUncounted": "Delete it although some of it is nowhere else",

  "save.lastAt": "Last at {{ time }}.",
  "save.notSaved": "Not saved",

  "request.count#one": "1 asks to join",
  "request.count#other": "{{ count }} ask to join",
  "request.yourDevice": "your other device",

  "clients.columnChanged": "File changed",
  "clients.incompleteBadge": "Parts missing",
  "clients.noneInView": "No {{ clients }} in this view",
  "client.parts": "Parts of the record",
  "client.savedAsTyped": "Saved as you type.",
  "client.careTeamNone": "Nobody is on the care team yet.",
  "contact.removeText": "The number or address and what is noted beside it are removed from the file.",
  "status.changed": "Status: {{ status }}.",
  "status.notPossible": "Somebody changed the status meanwhile. Look at it and choose again.",

  "document.ended":
    "This record was closed because something failed. What was shown as saved is safe. Copy what you still need from the screen, then reload.",
  "note.titleLabel": "Title",
  "note.sessionTime": "Time",
  "note.discardedText": "This draft was discarded. Its date and author remain in the record.",

  "settings.sections": "Parts of the settings",

  "practice.title": "Practice",
  "practice.ownersOnly": "Owners can change this.",
  "practice.clientWord": "People in your care are called",
  "profile.title": "You",

  "member.actions": "Change {{ name }}",
  "role.changeTitle": "Role of {{ name }}",
  "team.formerText": "They receive nothing. What they wrote stays in the records under their name.",
  "devices.count#one": "1\u00a0device",
  "devices.count#other": "{{ count }}\u00a0devices",
  "devices.revokedDone": "The device was revoked, and your locks were changed.",
  "invite.show": "Show link",
  "invite.notHere": "The link is shown only on the device that made it.",

  "quarantine.look": "Look at it",
  "storage.used": "{{ used }} used of {{ room }}.",

  "shortcuts.toolbar": "From the text to its toolbar",
  "shortcuts.singleKey": "Single letters are shortcuts",
  "shortcuts.singleKeyText":
    "? shows the list of them; G and then C goes to the {{ clients }}. Turn them off if you dictate, or if they do something by accident.",

  "browser.otherTab": "Claros is open in another tab",
  "browser.otherTabText":
    "This browser can run it in one tab at a time. Go on there, or close that tab; this one then opens by itself.",
} as const;
