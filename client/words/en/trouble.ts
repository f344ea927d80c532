/** Faults and refusals by their code: what happened, what is safe, what to do. */
export const troubleWords = {
  "fault.locked": "Claros is locked. What you wrote is saved. Unlock to go on.",
  "fault.opened-anew":
    "Claros was locked meanwhile and unlocked again. This step was not carried out. Check which practice is open, and repeat it.",
  "fault.no-practice": "No practice is open. Unlock one or set one up.",
  "fault.wrong-passphrase": "The passphrase is not right. Nothing was changed.",
  "fault.weak-parameters":
    "The lock of this device is weaker than Claros accepts, so it may have been changed. It was not opened.",
  "fault.wrong-recovery-code": "This code does not fit. Check it group by group. Nothing was changed.",
  "fault.not-permitted": "Your role does not allow this. Nothing was changed.",
  "fault.storage-full":
    "This device’s disk is full. The change was not saved. Free some space and try again.",
  "fault.storage-failed":
    "This device’s disk refused to write. The change was not saved. Copy your text, then reload.",
  "fault.offline":
    "This step needs the server, and there is no connection. Nothing was changed. Try again when you are online.",
  "fault.relay-refused": "The server refused. Nothing was changed here. Try again later.",
  "fault.setup-code-needed": "The server asks for a setup code. Your practice is safe on this device.",
  "fault.setup-code-wrong": "The server did not accept the setup code. Your practice is safe on this device.",
  "fault.unknown-practice":
    "The server does not know this practice. Check the address with the person who gave it to you.",
  "fault.version-too-old":
    "This version of Claros is too old for the server. Everything is saved on this device. Reload to get the new version.",
  "fault.relay-too-old":
    "The server runs a version too old for this app. Everything is saved on this device. Ask whoever runs it to update.",
  "fault.invite-malformed": "This link is not complete or was changed. Ask for it again and copy it whole.",
  "fault.invite-used":
    "This invitation was already used. If it was not you, tell the owner. Ask for a new one.",
  "fault.invite-revoked": "This invitation was withdrawn. Ask for a new one.",
  "fault.invite-expired": "This invitation is out of date. Ask for a new one.",
  "fault.invite-contested":
    "Two devices used this invitation, so nobody is let in with it. Tell the owner and ask for a new one.",
  "fault.invite-unknown": "The server does not know this invitation. Check that you opened the newest link.",
  "fault.backup-malformed": "This is not a Claros backup file, or it is damaged. Nothing was changed.",
  "fault.backup-wrong-passphrase": "This passphrase does not open the file. The file is unchanged.",
  "fault.backup-other-practice": "This file belongs to another practice. Nothing was changed.",
  "fault.last-owner": "A practice needs an owner. Make someone else an owner first.",
  "fault.import-unfinished": "Another import is not finished. Go on with it, or leave its rest out, first.",
  "fault.unknown-document": "This record is not on this device. It may still be on its way.",
  "fault.unknown-member": "This person is not a member any more.",
  "fault.invalid-record":
    "This step breaks a rule of the practice and was not carried out. Someone may have changed the team meanwhile; look and try again.",
  "fault.other-tab": "Another window of Claros is in charge. Close it or reload this one. Nothing is lost.",
  "fault.damaged":
    "This record is damaged on this device. Nothing was deleted; another device may have a good copy.",
  "fault.internal": "Something failed inside Claros. What was shown as saved is safe. Reload and try again.",
  "fault.unknown":
    "Something failed that this version has no words for. What was shown as saved is safe. Reload and try again.",

  "refusal.stale-log": "The team changed meanwhile. Claros reads the change and tries again by itself.",
  "refusal.stale-epoch":
    "The locks were changed meanwhile. Claros locks the change anew and sends it by itself.",
  "refusal.not-allowed": "Your role does not allow it.",
  "refusal.quota": "The server’s space for this practice is used up. Ask whoever runs it.",
  "refusal.too-large": "It is larger than the server accepts.",
  "refusal.rate": "The server asks to slow down. Claros tries again by itself.",
  "refusal.gap": "Something before it is missing on the server. Claros sends that first.",
  "refusal.fork": "The server has another history for this device. Claros continues under a new number.",
  "refusal.version":
    "App and server have different versions. Reload; if that does not help, the server needs an update.",
  "refusal.unknown-practice": "The server does not know this practice. Claros offers to put it there.",
  "refusal.not-authentic": "The server does not recognise this device.",
  "refusal.malformed": "The server could not read it.",
  "refusal.setup-code": "The server asks for its setup code.",
  "refusal.exists": "The practice is already there.",
  "refusal.busy": "The server is busy. Claros tries again by itself.",
  "refusal.invalid-record": "It breaks a rule of the practice.",
  "refusal.invite-closed": "The invitation no longer works.",
} as const;
