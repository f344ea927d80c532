/** Colleagues, their roles and devices, and letting somebody in. */
export const teamWords = {
  "team.title": "Team",
  "team.members": "Members",
  "team.you": "You",
  "team.former": "Former members",
  "team.unnamed": "Has not given a name yet",
  "team.alone": "You are the only one here",
  "team.aloneText":
    "Invite a colleague. Until two people are owners, consider what happens to the practice if you cannot work.",

  "role.label": "Role",
  "role.owner": "Owner",
  "role.ownerText":
    "Invites and removes people, and reads every file and all notes. Two owners are safer than one.",
  "role.clinician": "Clinician",
  "role.clinicianText":
    "Reads and writes the files and notes of the {{ clients }} assigned to them, and nobody else’s.",
  "role.front-desk": "Front desk",
  "role.front-deskText":
    "Opens every file with its contacts, and adds {{ clients }}. Notes stay closed: their device never has the keys.",
  "role.supervisor": "Supervisor",
  "role.supervisorText": "Reads and writes the notes of {{ clients }} to whose care team an owner adds them.",
  "role.trainee": "Trainee",
  "role.traineeText":
    "Reads and writes like a clinician, for the {{ clients }} assigned to them. Colleagues see that they are in training.",
  "role.biller": "Billing",
  "role.billerText": "Opens every file with its contacts. Notes stay closed.",
  "role.auditor": "Auditor",
  "role.auditorText": "Sees who belongs to the practice. Files and notes stay closed.",
  "role.change": "Change role",
  "role.changeText":
    "{{ name }} gets the keys of the new role. Keys of the old one are renewed for everyone else.",
  "role.changed": "{{ name }} now has another role.",
  "role.required": "Choose at least one role.",
  "role.onlyOwner": "You are the only owner, and a practice needs one. Make somebody else an owner first.",

  "invite.title": "Invite a colleague",
  "invite.text":
    "The link lets one person ask to join. It opens nothing by itself: you compare words with them, then let them in.",
  "invite.days": "Valid for",
  "invite.daysCount#one": "1 day",
  "invite.daysCount#other": "{{ count }} days",
  "invite.make": "Make the link",
  "invite.linkLabel": "Invitation link",
  "invite.linkHint": "Send it directly to that person. It is shown only on this device.",
  "invite.qrLabel": "Code with the invitation link",
  "invite.qrAlternative": "If they cannot scan this, send them the link instead.",
  "invite.open": "Open invitations",
  "invite.expires": "until {{ date }}",
  "invite.withdraw": "Withdraw",
  "invite.withdrawn": "The invitation no longer works.",
  "clock.differs": "This device’s clock and the server’s are far apart",
  "clock.differsText":
    "This device says {{ here }}, the server {{ there }}. A link ends by this device’s clock: if that is the wrong one, set it first, or the link ends too early or too late.",
  "clock.goOn": "Make the link all the same",

  "request.title": "Asking to join",
  "request.member": "{{ name }} asks to join",
  "request.device": "Another device asks to join as you",
  "request.compareText":
    "Hear their voice or see them, and read the words to each other. Only if all are the same, let them in. A message or an email is not enough: whoever could change the link could change that too.",
  "request.wordsLabel": "Comparison words",
  "request.same": "I compared all words with {{ name }}, and they are the same",
  "request.admit": "Let in",
  "request.admitting": "Letting in",
  "request.refuse": "Do not let in",
  "request.refused": "Not let in. The invitation no longer works.",
  "request.admitted": "{{ name }} is in. Records reach their device now.",
  "request.contested":
    "Two devices used this invitation, so it is unclear who is who. Neither can be let in. Withdraw it and make a new one.",

  "member.remove": "Remove from the practice",
  "member.removeTitle": "Remove {{ name }}",
  "member.removeText":
    "{{ name }} receives nothing new, and the locks of everything they could open are changed. What they have already read cannot be taken back.",
  "member.removeConfirm": "Remove {{ name }}",
  "member.removing": "Changing the locks",
  "member.removed": "{{ name }} was removed, and the locks were changed.",
  "member.stays": "You cannot remove yourself",
  "member.staysOnly":
    "You are the only owner, and a practice needs one. Make somebody else an owner first; then they can remove you.",
  "member.staysOther": "Another owner can: the locks of the practice are changed by somebody who stays.",
  "member.renewing": "Keys are being renewed. This finishes when {{ name }} is next online.",

  "devices.yours": "Your devices",
  "devices.this": "This device",
  "devices.kit": "Recovery kit",
  "devices.kitText": "The printed code brings your records back if this device is lost.",
  "devices.numbered": "Device {{ number }}",
  "devices.add": "Add a device",
  "devices.revoke": "Revoke",
  "devices.revokeTitle": "Revoke this device",
  "devices.revokeText":
    "It receives nothing new, and your locks are changed. Do this at once if it was lost or stolen. What is already on it stays as safe as its passphrase.",
  "devices.revokeConfirm": "Revoke device",
  "devices.revoked": "Revoked",
  "devices.oneText": "A second device is the simplest insurance against a broken one.",
} as const;
