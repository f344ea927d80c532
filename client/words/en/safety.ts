/** Whether records are safe: server, backup file, what was set aside, alarms, this device's storage. */
export const safetyWords = {
  "safety.title": "Safety and backup",
  "safety.recovery": "Recovery kit",
  "safety.server": "Server",
  "safety.thisDevice": "This device",
  "safety.setAside": "Set aside",

  "relay.online": "Connected",
  "relay.none": "No server",
  "relay.connecting": "Connecting",
  "relay.offline": "Offline",
  "relay.offlineText": "You can go on working. Everything is saved on this device and sent later.",
  "relay.catching-up": "Receiving records",
  "relay.progress": "{{ done }} of {{ total }}",
  "relay.retryAt": "Next try at {{ time }}",
  "relay.retryNow": "Try now",
  "relay.refused": "The server refuses this device",
  "relay.lastBackedUp": "Last backup: {{ when }}",
  "relay.neverBackedUp": "Nothing has been backed up to the server yet.",
  "relay.allBackedUp": "Everything is backed up",
  "relay.waiting#one": "1 change is only on this device",
  "relay.waiting#other": "{{ count }} changes are only on this device",
  "relay.notPermitted#one": "1 change cannot be sent, because your role does not allow it",
  "relay.notPermitted#other": "{{ count }} changes cannot be sent, because your role does not allow them",
  "relay.seesTitle": "What the server sees",
  "relay.sees":
    "It sees numbers instead of names, the size of locked pieces, times, and network addresses. It cannot read names, notes or anything else you write.",
  "relay.confirmedWith": "History last confirmed with {{ name }}, {{ when }}",

  "setup.title": "This server asks for a setup code",
  "setup.text":
    "New practices need the code that the server printed when it was started. Your practice is already safe on this device; it is sent once the code is right.",
  "setup.label": "Setup code",
  "setup.submit": "Send",
  "setup.wrong": "The server did not accept this code. Your practice stays on this device.",
  "setup.done": "The server accepted the practice.",

  "backup.title": "Save a backup file",
  "backup.text":
    "One file with everything of this practice that is on this device, locked with its own passphrase. Keep it on a drive outside the practice.",
  "backup.passphrase": "Passphrase of the file",
  "backup.passphraseHint":
    "You need it to open the file, also in years. Write it down and keep it apart from the file.",
  "backup.save": "Save backup file",
  "backup.saving": "Writing the file",
  "backup.done#one": "Saved, with 1 record.",
  "backup.done#other": "Saved, with {{ count }} records.",
  "backup.fileName": "claros-backup",

  "quarantine.title": "What was set aside",
  "quarantine.text":
    "Claros checks everything that arrives before it touches your records. What fails a check is kept here, unopened, with the reason. Your records are unchanged.",
  "quarantine.none": "Nothing was set aside",
  "quarantine.noneText": "Everything that arrived passed every check.",
  "quarantine.count#one": "1 piece was set aside",
  "quarantine.count#other": "{{ count }} pieces were set aside",
  "quarantine.columnReason": "Why",
  "quarantine.columnFrom": "From",
  "quarantine.columnWhen": "When",
  "quarantine.columnSize": "Size",
  "quarantine.unknownSender": "Unknown device",
  "quarantine.retry": "Check again",
  "quarantine.retried#one": "1 piece passed and is now in your records.",
  "quarantine.retried#other": "{{ count }} pieces passed and are now in your records.",
  "quarantine.reason.malformed": "It is not in a form that any version of Claros writes.",
  "quarantine.reason.other-practice": "It belongs to another practice.",
  "quarantine.reason.unknown-device": "It comes from a device that is not part of this practice.",
  "quarantine.reason.beyond-cut": "It was written by a device after that device had been removed.",
  "quarantine.reason.bad-signature": "The signature does not match, so it may have been changed on the way.",
  "quarantine.reason.broken-chain": "It does not follow on from what this device sent before.",
  "quarantine.reason.gap": "Something that came before it is missing.",
  "quarantine.reason.fork": "The device sent two different things under the same number.",
  "quarantine.reason.not-allowed": "Its author was not allowed to change this record.",
  "quarantine.reason.stale-epoch": "It was locked with a key that had already been replaced.",
  "quarantine.reason.wrong-log-head": "It refers to a list of members that this practice never had.",
  "quarantine.reason.no-key": "This device does not have the key for it yet.",
  "quarantine.reason.does-not-open": "It does not open with its key, so it is damaged or was changed.",
  "quarantine.reason.gate-format": "It opened, but its content is not in a form Claros can read.",
  "quarantine.reason.gate-foreign-client": "It claims to be the writing of another device.",
  "quarantine.reason.gate-gap": "It builds on writing that has not arrived.",
  "quarantine.reason.gate-too-large": "It is larger than a change to a record can be.",
  "quarantine.reason.gate-too-deep": "Its content is nested deeper than a record can be.",
  "quarantine.reason.gate-roots": "It would add parts that this kind of record does not have.",
  "quarantine.reason.false-snapshot":
    "A quick copy of this record did not match what was written in it. It was shown for a moment and is gone.",
  "quarantine.reason.damaged-on-disk":
    "It was damaged on this device’s disk. Another device or the server may have a good copy.",

  "alarm.fork":
    "Two different histories exist for one device, as happens when a profile was copied or restored. Nothing is lost. Compare with the colleague whose device it is.",
  "alarm.swapped-key":
    "A key handed to this device does not match the one that was announced. It was not used. Tell an owner.",
  "alarm.two-histories":
    "The server lost members’ records, and others went on before they were given back: its list and this device’s list are two histories. Your text stays on this device and nothing is sent. An owner decides which one holds; how is in the guide for whoever runs the server.",
  "alarm.foreign-record":
    "The list of members contained an entry that breaks the rules. It was ignored. Tell an owner.",
  "alarm.own-entry-lost":
    "The server lost something that was written on this device, and the copy here is damaged. Claros is asking the other devices for it; what you write now is saved on this device meanwhile.",
  "alarm.own-entry-found":
    "What the server had lost of this device’s writing came back from another device. It is backed up again.",
  "alarm.written-anew":
    "The server lost something that was written on this device, the copy here was damaged, and no other device had it in time. Every word could still be read, and Claros has written it to the server anew. Nothing is missing.",
  "alarm.written-anew-in-part":
    "The server lost something that was written on this device, the copy here was damaged, and no other device had it in time. Claros has written everything that could be read to the server anew. Some words may be missing: the records are marked as incomplete, and if another device has those words, they come back by themselves. Read what you wrote last.",
  "alarm.relay-lost-data#one": "The server had lost 1 piece. This device sent it again.",
  "alarm.relay-lost-data#other": "The server had lost {{ count }} pieces. This device sent them again.",

  "storage.persisted": "The browser keeps this practice on this device.",
  "storage.notPersisted": "The browser may clear this device’s copy when space runs low. Keep it backed up.",
  "storage.refused":
    "The browser has said no, for now. It often agrees once Claros is installed as an app, or after some days of use. Should it clear its copy, the recovery kit or another device of yours brings back what is backed up.",
  "storage.ask": "Ask the browser to keep it",
  "storage.full": "This device’s disk is full",
  "storage.fullText":
    "The last change could not be saved. Your text is still on the screen. Free some space, then press “Try again”; do not close this page before.",
  "storage.failed": "This device’s disk refuses to write",
  "storage.failedText":
    "The last change could not be saved. Your text is still on the screen: copy it somewhere safe, then reload.",
  "storage.denied": "The browser does not allow Claros to store anything",
  "storage.deniedText":
    "This happens in private windows or when storage is blocked for this site. Open Claros in a normal window.",

  "browser.insecure":
    "This address is not secure, and the browser withholds what Claros needs to lock your records. Open it with https.",
  "browser.unsupported":
    "This browser is too old for Claros. Please use a current Firefox, Chrome, Edge or Safari.",
  "browser.elsewhere": "Claros is open in another window with a different version",
  "browser.elsewhereText":
    "Close or reload the other windows. This one goes on by itself as soon as they have let go; nothing is lost.",
  "browser.update": "A new version is ready",
  "browser.updateText": "It starts at the next reload. Your text is saved first.",
} as const;
