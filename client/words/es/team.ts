import type { teamWords as english } from "../en/team.ts";
import type { WordsOf } from "../words.ts";

export const teamWords: WordsOf<typeof english> = {
  "team.title": "Equipo",
  "team.members": "Miembros",
  "team.you": "Usted",
  "team.former": "Antiguos miembros",
  "team.unnamed": "Aún no ha dado un nombre",
  "team.alone": "No hay nadie más aquí",
  "team.aloneText":
    "Invite a alguien. Mientras no haya dos titulares, piense qué pasa con la consulta si usted no puede trabajar.",

  "role.label": "Rol",
  "role.owner": "Titular",
  "role.ownerText":
    "Invita y retira a personas, y lee todos los expedientes y todas las notas. Dos titulares dan más seguridad que uno.",
  "role.clinician": "Terapeuta",
  "role.clinicianText":
    "Lee y escribe los expedientes y las notas de {{ clients }} a su cargo, y los de nadie más.",
  "role.front-desk": "Recepción",
  "role.front-deskText":
    "Abre todos los expedientes con sus contactos y añade otros nuevos. Las notas quedan cerradas: su dispositivo nunca tiene las claves.",
  "role.supervisor": "Supervisión",
  "role.supervisorText":
    "Lee y escribe las notas de {{ clients }} donde forma parte del equipo de atención; lo decide alguien titular.",
  "role.trainee": "En formación",
  "role.traineeText":
    "Lee y escribe como «Terapeuta», para {{ clients }} a su cargo. Las demás personas ven que está en formación.",
  "role.biller": "Facturación",
  "role.billerText": "Abre todos los expedientes con sus contactos. Las notas quedan cerradas.",
  "role.auditor": "Auditoría",
  "role.auditorText": "Ve quién pertenece a la consulta. Los expedientes y las notas quedan cerrados.",
  "role.change": "Cambiar el rol",
  "role.changeText":
    "{{ name }} recibe las claves del nuevo rol. Las del anterior se renuevan para todas las demás personas.",
  "role.changed": "{{ name }} tiene ahora otro rol.",
  "role.required": "Elija al menos un rol.",
  "role.onlyOwner": "Nadie más tiene este rol, y una consulta lo necesita. Déselo antes a otra persona.",

  "invite.title": "Invitar a alguien",
  "invite.text":
    "El enlace permite que una sola persona pida entrar. Por sí solo no abre nada: usted compara palabras con ella y después le da entrada.",
  "invite.days": "Válido durante",
  "invite.daysCount#one": "1 día",
  "invite.daysCount#other": "{{ count }} días",
  "invite.make": "Crear el enlace",
  "invite.linkLabel": "Enlace de invitación",
  "invite.linkHint": "Envíelo directamente a esa persona. Solo se muestra en este dispositivo.",
  "invite.qrLabel": "Código con el enlace de invitación",
  "invite.qrAlternative": "Si no puede escanearlo, envíele el enlace.",
  "invite.open": "Invitaciones abiertas",
  "invite.expires": "hasta {{ date }}",
  "invite.withdraw": "Retirar",
  "invite.withdrawn": "La invitación ya no funciona.",
  "clock.differs": "El reloj de este dispositivo y el del servidor difieren mucho",
  "clock.differsText":
    "Este dispositivo dice {{ here }}; el servidor, {{ there }}. Un enlace termina según el reloj de este dispositivo: si es el equivocado, corríjalo antes; si no, el enlace terminará demasiado pronto o demasiado tarde.",
  "clock.goOn": "Crear el enlace de todos modos",

  "request.title": "Piden la entrada",
  "request.member": "{{ name }} pide la entrada",
  "request.device": "Otro dispositivo pide entrar en su nombre",
  "request.compareText":
    "Escuche su voz o véanse, y léanse las palabras. Solo si todas son iguales, dele entrada. Un mensaje o un correo no bastan: quien pudiera cambiar el enlace podría cambiarlos también.",
  "request.wordsLabel": "Palabras de comparación",
  "request.same": "He comparado todas las palabras con {{ name }} y son iguales",
  "request.admit": "Dar entrada",
  "request.admitting": "Dando entrada",
  "request.refuse": "No dar entrada",
  "request.refused": "No se ha dado entrada. La invitación ya no funciona.",
  "request.admitted": "{{ name }} ya está dentro. Los registros llegan ahora a su dispositivo.",
  "request.contested":
    "Dos dispositivos han usado esta invitación, así que no está claro quién es quién. No se puede dar entrada a ninguno. Retírela y cree una nueva.",

  "member.remove": "Retirar de la consulta",
  "member.removeTitle": "Retirar a {{ name }}",
  "member.removeText":
    "{{ name }} no recibe nada nuevo, y se cambian las cerraduras de todo lo que podía abrir. Lo que ya se ha leído no puede retirarse.",
  "member.removeConfirm": "Retirar a {{ name }}",
  "member.removing": "Cambiando las cerraduras",
  "member.removed": "Se ha retirado a {{ name }} y se han cambiado las cerraduras.",
  "member.stays": "No puede retirarse por su cuenta",
  "member.staysOnly":
    "Nadie más tiene el rol de titular, y una consulta lo necesita. Déselo antes a otra persona; esa persona podrá retirarle después.",
  "member.staysOther":
    "Puede hacerlo otra persona con el rol de titular: cambia las cerraduras de la consulta quien se queda.",
  "member.renewing": "Se están renovando claves. Termina cuando {{ name }} vuelva a tener conexión.",

  "devices.yours": "Sus dispositivos",
  "devices.this": "Este dispositivo",
  "devices.kit": "Hoja de recuperación",
  "devices.kitText": "El código impreso recupera sus registros si se pierde este dispositivo.",
  "devices.numbered": "Dispositivo {{ number }}",
  "devices.add": "Añadir un dispositivo",
  "devices.revoke": "Revocar",
  "devices.revokeTitle": "Revocar este dispositivo",
  "devices.revokeText":
    "No recibe nada nuevo, y se cambian sus cerraduras. Hágalo enseguida si se perdió o lo robaron. Lo que ya contiene sigue tan seguro como su frase de contraseña.",
  "devices.revokeConfirm": "Revocar el dispositivo",
  "devices.revoked": "Revocado",
  "devices.oneText": "Un segundo dispositivo es el seguro más sencillo contra una avería.",
};
