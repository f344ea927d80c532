/** The ways in: welcome, making a practice, recovery kit, unlock, join, another device, restoring. */
export const entryWords = {
  "welcome.title": "Records that only your practice can read",
  "welcome.text":
    "Claros keeps your clinical work on your own devices. Everything is locked before it leaves them, so the server that keeps the copies cannot read a word. It works without a connection.",
  "welcome.create": "Set up a practice",
  "welcome.createText": "You are the first one here. You will be its owner.",
  "welcome.join": "I was invited",
  "welcome.joinText": "Open the invitation link on this device, or paste it here.",
  "welcome.existing": "Practices on this device",

  "create.title": "Set up your practice",
  "create.practiceName": "Name of the practice",
  "create.practiceNameHint": "As it appears on letters. You can change it later.",
  "create.ownName": "Your name",
  "create.ownNameHint": "Your colleagues see this name. The server does not.",
  "create.submit": "Set up",
  "create.working": "Setting up. This takes a few seconds.",
  "create.emergency": "Claros is not for emergencies. It monitors no one and alerts no one.",

  "passphrase.label": "Passphrase",
  "passphrase.repeat": "The same passphrase again",
  "passphrase.hint": "Four or five unrelated words are strong and easy to type. Spaces are allowed.",
  "passphrase.why":
    "It opens this device, and only this device. It is never sent anywhere, so nobody can reset it for you.",
  "passphrase.show": "Show passphrase",
  "passphrase.hide": "Hide passphrase",
  "passphrase.capsLock": "Caps Lock is on.",
  "passphrase.strength": "Strength",
  "passphrase.score0": "Would be guessed at once. Add another unrelated word.",
  "passphrase.score1": "Would be guessed quickly. Add another unrelated word.",
  "passphrase.score2": "Not yet strong enough. One more word would do it.",
  "passphrase.score3": "Strong. It would take many years to guess.",
  "passphrase.score4": "Very strong.",
  "passphrase.tooWeak":
    "This passphrase could be guessed by someone who has this device. Please make it longer.",
  "passphrase.mismatch": "The two passphrases differ. Show both and compare.",

  "kit.title": "Your recovery kit",
  "kit.text":
    "If this device is lost or you forget the passphrase, the code on this sheet brings your records back. There is no other way: nobody, including us, can open them for you.",
  "kit.make": "Make the recovery kit",
  "kit.making": "Making the kit",
  "kit.sheetTitle": "Claros recovery kit",
  "kit.codeLabel": "Recovery code",
  "kit.practice": "Practice",
  "kit.member": "For",
  "kit.made": "Made on",
  "kit.server": "Server",
  "kit.step1": "Keep this sheet where you keep passports or contracts, away from this device.",
  "kit.step2":
    "To use it: open Claros at the address above, choose “I have a recovery kit”, and type the code.",
  "kit.step3":
    "If you think somebody has seen the code, make a new kit at once. The old code then stops working.",
  "kit.note": "Whoever holds this sheet can read everything you can read.",
  "kit.keptAt": "Kept at",
  "kit.keptSince": "Since",
  "kit.print": "Print the sheet",
  "kit.download": "Save as a file",
  "kit.downloadHint":
    "A file is as sensitive as the sheet. Move it to a drive you lock away, then delete it here.",
  "kit.confirmTitle": "Check the sheet",
  "kit.confirmLabel": "Group {{ group }}",
  "kit.confirmWrong": "That is not group {{ group }}. Compare it with the sheet and try again.",
  "kit.confirmDone": "The kit works. Put the sheet away safely.",
  "kit.shownOnce":
    "The code is shown only now and stored nowhere. Leave this page when you have it on paper.",
  "kit.decline": "Go on without a kit",
  "kit.declineText":
    "If this device fails and no other device of yours is set up, your records are lost for good. To go on, type the sentence below with your own hand.",
  "kit.declineSentence": "I accept that my records may be lost",
  "kit.declineLabel": "Type: {{ sentence }}",
  "kit.declineWrong": "The sentence is not the same yet.",
  "kit.declineConfirm": "Go on without a kit",
  "kit.none": "There is no recovery kit yet. Make one before you write the first record.",
  "kit.ready": "Your recovery kit was made and checked.",
  "kit.unchecked": "A kit was made, but the sheet was not checked.",
  "kit.replace": "Make a new kit",
  "kit.replaceText": "The code on the old sheet stops working.",

  "unlock.title": "Unlock",
  "unlock.submit": "Unlock",
  "unlock.working": "Unlocking",
  "unlock.wrong":
    "This passphrase does not open this device. Check Caps Lock and the keyboard language. Your records are unchanged.",
  "unlock.forgotten": "I forgot the passphrase",
  "unlock.forgottenText":
    "Nobody can reset it. Use your recovery kit, or ask to add this device from another device of yours.",
  "unlock.choose": "Which practice?",

  "lock.warningTitle": "Locking soon",
  "lock.warning#one": "Claros locks in one second because nothing has happened here for a while.",
  "lock.warning#other": "Claros locks in {{ count }} seconds because nothing has happened here for a while.",
  "lock.stay": "Stay unlocked",
  "lock.now": "Lock now",
  "lock.after": "Lock when idle for",
  "lock.afterHint": "At most an hour. What you typed is kept.",
  "lock.minutes#one": "1 minute",
  "lock.minutes#other": "{{ count }} minutes",

  "join.title": "Join a practice",
  "join.paste": "Invitation link",
  "join.pasteHint": "The whole link, from “https” to its last character.",
  "join.reading": "Reading the invitation",
  "join.invitedTo": "You are invited to {{ practice }}",
  "join.validUntil": "Valid until {{ date }}",
  "join.submit": "Ask to join",
  "join.waitingTitle": "Compare these words",
  "join.waitingText":
    "Call the person who invited you, or sit beside them, and read these words to each other. If every word is the same on both screens, they let you in. If one differs, stop: somebody is in between.",
  "join.wordsLabel": "Comparison words",
  "join.waiting": "Waiting for an owner to let you in. You can close this page; the request is kept.",
  "join.notDelivered":
    "The request has not reached the server yet. It is sent as soon as there is a connection.",
  "join.contested":
    "Two devices used this invitation. Nobody is let in with it. Ask for a new one, and tell the owner that this happened.",
  "join.refused":
    "The owner did not let this device in. Nothing of the practice is on it. Ask them before you try again.",
  "join.expired": "The invitation ran out before it was answered. Ask for a new one.",
  "join.abandon": "Withdraw the request",

  "device.addTitle": "Add another device of yours",
  "device.addText":
    "Scan this code with the new device, or open the link there. It lets one device ask to join as you; you decide here.",
  "device.linkLabel": "Link for the new device",
  "device.qrLabel": "Code with the link for the new device",
  "device.qrAlternative":
    "If you cannot scan, copy the link and open it on the new device. Do not send it through a chat that others read.",
  "device.joinTitle": "Set up this device as yours",
  "device.validFor": "The link works once, until {{ time }}.",

  "restore.title": "Bring a practice back",
  "restore.codeLabel": "Recovery code",
  "restore.codeHint": "All 16 groups. Spaces and capitals do not matter.",
  "restore.codeIncomplete#one": "One group is still missing.",
  "restore.codeIncomplete#other": "{{ count }} groups are still missing.",
  "restore.codeWrong":
    "This code does not fit any practice. Check it group by group; a single wrong letter is enough.",
  "restore.codeMistyped": "Group {{ group }} does not look right. Compare it with the sheet.",
  "restore.working": "Bringing the records back",
  "restore.done": "Your records are back on this device.",
  "restore.newKit": "The code was used. Make a new kit now, and destroy the old sheet.",
  "restore.file": "Backup file",
  "restore.filePassphrase": "Passphrase of the file",
  "restore.newPassphrase": "Passphrase for this device",
  "restore.fileWrongPassphrase": "This passphrase does not open the file. The file is unchanged.",
  "restore.fileMalformed":
    "This is not a Claros backup file, or it is damaged. Nothing was changed on this device.",

  "change.title": "Change passphrase",
  "change.current": "Current passphrase",
  "change.next": "New passphrase",
  "change.submit": "Change",
  "change.done": "From now on this device opens with the new passphrase. Your other devices keep theirs.",
  "change.wrongCurrent": "The current passphrase is not right. Nothing was changed.",

  "again.title": "Your passphrase again",

  "removed.member": "You are no longer a member of this practice",
  "removed.device": "This device was revoked",
  "removed.text":
    "An owner decided so. Nothing new arrives here. What is on this device stays until you decide.",
  "removed.unsent#one": "One change was never sent and is only on this device.",
  "removed.unsent#other": "{{ count }} changes were never sent and are only on this device.",
  "removed.forget": "Delete the practice from this device",

  "forget.title": "Delete this practice from this device",
  "forget.text":
    "The records of {{ practice }} are deleted here. They stay with your colleagues and on the server.",
  "forget.unsent": "Some changes are only on this device. They would be lost. Save a backup file first.",
  "forget.confirm": "Delete from this device",
} as const;
