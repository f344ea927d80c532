import type { teamWords as english } from "../en/team.ts";
import type { WordsOf } from "../words.ts";

export const teamWords: WordsOf<typeof english> = {
  "team.title": "Team",
  "team.members": "Mitglieder",
  "team.you": "Sie",
  "team.former": "Frühere Mitglieder",
  "team.unnamed": "Hat noch keinen Namen angegeben",
  "team.alone": "Sie sind hier allein",
  "team.aloneText":
    "Laden Sie jemanden ein. Solange nur eine Person die Praxis leitet, bedenken Sie, was aus ihr wird, wenn Sie nicht arbeiten können.",

  "role.label": "Rolle",
  "role.owner": "Inhaber:in",
  "role.ownerText":
    "Lädt Personen ein und entfernt sie, und liest alle Akten und Notizen. Zwei sind sicherer als eine.",
  "role.clinician": "Behandler:in",
  "role.clinicianText":
    "Liest und schreibt Akten und Notizen der zugeordneten {{ clients }}, und nur dieser.",
  "role.front-desk": "Empfang",
  "role.front-deskText":
    "Öffnet jede Akte mit ihren Kontakten und legt neue an. Notizen bleiben zu: Das Gerät erhält ihre Schlüssel nie.",
  "role.supervisor": "Supervision",
  "role.supervisorText":
    "Liest und schreibt Notizen zu {{ clients }}, wo die Leitung der Praxis es durch das Behandlungsteam gewährt.",
  "role.trainee": "In Ausbildung",
  "role.traineeText":
    "Liest und schreibt wie „Behandler:in“, nur für die zugeordneten {{ clients }}. Andere sehen, dass jemand in Ausbildung ist.",
  "role.biller": "Abrechnung",
  "role.billerText": "Öffnet jede Akte mit ihren Kontakten. Notizen bleiben zu.",
  "role.auditor": "Prüfung",
  "role.auditorText": "Sieht, wer zur Praxis gehört. Akten und Notizen bleiben zu.",
  "role.change": "Rolle ändern",
  "role.changeText":
    "{{ name }} erhält die Schlüssel der neuen Rolle. Die Schlüssel der alten werden für alle anderen erneuert.",
  "role.changed": "{{ name }} hat jetzt eine andere Rolle.",
  "role.required": "Wählen Sie mindestens eine Rolle.",
  "role.onlyOwner":
    "Außer Ihnen gibt es niemanden mit dieser Rolle, und eine Praxis braucht sie. Geben Sie sie zuerst auch jemand anderem.",

  "invite.title": "Jemanden einladen",
  "invite.text":
    "Mit dem Link kann eine einzige Person um Aufnahme bitten. Er öffnet von sich aus nichts: Sie vergleichen Wörter mit ihr und nehmen sie dann auf.",
  "invite.days": "Gültig für",
  "invite.daysCount#one": "1 Tag",
  "invite.daysCount#other": "{{ count }} Tage",
  "invite.make": "Link erstellen",
  "invite.linkLabel": "Einladungslink",
  "invite.linkHint": "Schicken Sie ihn direkt an diese Person. Er wird nur auf diesem Gerät gezeigt.",
  "invite.qrLabel": "Code mit dem Einladungslink",
  "invite.qrAlternative": "Kann die Person nicht scannen, schicken Sie ihr stattdessen den Link.",
  "invite.open": "Offene Einladungen",
  "invite.expires": "bis {{ date }}",
  "invite.withdraw": "Zurückziehen",
  "invite.withdrawn": "Die Einladung gilt nicht mehr.",
  "clock.differs": "Die Uhren dieses Geräts und des Servers gehen weit auseinander",
  "clock.differsText":
    "Dieses Gerät sagt {{ here }}, der Server {{ there }}. Ein Link endet nach der Uhr dieses Geräts: Geht sie falsch, stellen Sie sie zuerst, sonst endet der Link zu früh oder zu spät.",
  "clock.goOn": "Link trotzdem erstellen",

  "request.title": "Bitten um Aufnahme",
  "request.member": "{{ name }} bittet um Aufnahme",
  "request.device": "Ein weiteres Gerät bittet um Aufnahme unter Ihrem Namen",
  "request.compareText":
    "Hören oder sehen Sie einander, und lesen Sie sich die Wörter vor. Nehmen Sie die Person nur auf, wenn alle gleich sind. Eine Nachricht oder E-Mail genügt nicht: Wer den Link ändern könnte, könnte auch sie ändern.",
  "request.wordsLabel": "Vergleichswörter",
  "request.same": "Ich habe alle Wörter mit {{ name }} verglichen, und sie sind gleich",
  "request.admit": "Aufnehmen",
  "request.admitting": "Wird aufgenommen",
  "request.refuse": "Nicht aufnehmen",
  "request.refused": "Nicht aufgenommen. Die Einladung gilt nicht mehr.",
  "request.admitted": "{{ name }} ist aufgenommen. Die Unterlagen kommen jetzt auf dem anderen Gerät an.",
  "request.contested":
    "Zwei Geräte haben diese Einladung benutzt; es ist unklar, wer wer ist. Keines kann aufgenommen werden. Ziehen Sie sie zurück, und erstellen Sie eine neue.",

  "member.remove": "Aus der Praxis entfernen",
  "member.removeTitle": "{{ name }} entfernen",
  "member.removeText":
    "{{ name }} erhält nichts Neues mehr, und alle Schlösser, die sich bisher öffnen ließen, werden ausgewechselt. Was schon gelesen wurde, lässt sich nicht zurücknehmen.",
  "member.removeConfirm": "{{ name }} entfernen",
  "member.removing": "Die Schlösser werden ausgewechselt",
  "member.removed": "{{ name }} wurde entfernt, und die Schlösser wurden ausgewechselt.",
  "member.stays": "Sie können sich nicht selbst entfernen",
  "member.staysOnly":
    "Außer Ihnen gibt es niemanden mit der Rolle Inhaber:in, und eine Praxis braucht sie. Geben Sie sie zuerst jemand anderem; diese Person kann Sie dann entfernen.",
  "member.staysOther":
    "Eine andere Person mit der Rolle Inhaber:in kann es: Die Schlösser der Praxis wechselt jemand aus, der bleibt.",
  "member.renewing": "Schlüssel werden erneuert. Das ist fertig, wenn {{ name }} das nächste Mal online ist.",

  "devices.yours": "Ihre Geräte",
  "devices.this": "Dieses Gerät",
  "devices.kit": "Wiederherstellungsblatt",
  "devices.kitText": "Der gedruckte Code holt Ihre Unterlagen zurück, wenn dieses Gerät verloren geht.",
  "devices.numbered": "Gerät {{ number }}",
  "devices.add": "Gerät hinzufügen",
  "devices.revoke": "Widerrufen",
  "devices.revokeTitle": "Dieses Gerät widerrufen",
  "devices.revokeText":
    "Es erhält nichts Neues mehr, und Ihre Schlösser werden ausgewechselt. Tun Sie das sofort, wenn es verloren ging oder gestohlen wurde. Was schon darauf ist, bleibt so sicher wie seine Passphrase.",
  "devices.revokeConfirm": "Gerät widerrufen",
  "devices.revoked": "Widerrufen",
  "devices.oneText": "Ein zweites Gerät ist die einfachste Vorsorge für den Fall, dass eines kaputtgeht.",
};
