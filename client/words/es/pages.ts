import type { pageWords as english } from "../en/pages.ts";
import type { WordsOf } from "../words.ts";

export const pageWords: WordsOf<typeof english> = {
  "page.client": "{{ Client }}",

  "entry.openAlready": "Hay una consulta abierta",
  "entry.openAlreadyText": "Bloquéela primero. No se pierde nada y volverá directamente aquí.",
  "entry.backToPractice": "Volver a la consulta",

  "welcome.ways": "Formas de entrar",
  "welcome.restoreCode": "Tengo una hoja de recuperación",
  "welcome.restoreCodeText": "El código impreso devuelve sus registros a este dispositivo.",
  "welcome.restoreFile": "Tengo un archivo de copia",
  "welcome.restoreFileText": "Abre la consulta desde el archivo, también sin conexión.",

  "create.text": "Existe en este dispositivo de inmediato. Después puede invitar a otras personas.",

  "kit.qrLabel": "Código de recuperación para escanear",
  "kit.qrAlternative": "El mismo código, para una cámara.",
  "kit.confirmBoth":
    "Escriba los grupos {{ one }} y {{ other }} del código de su hoja, para asegurar que puede leerse.",
  "kit.confirmSubmit": "Comprobar y terminar",
  "kit.elsewhere": "En otro dispositivo suyo se preparó una hoja de recuperación.",
  "kit.declinedNow": "Ha renunciado a la hoja de recuperación. Puede prepararla en cualquier momento.",
  "kit.declinedCode":
    "Ha renunciado a la hoja de recuperación. El código que se mostró antes todavía abre sus registros; una hoja nueva lo anula.",
  "kit.leaveTitle": "La hoja todavía no está comprobada",
  "kit.leaveText": "Este código no se vuelve a mostrar. Si no lo tiene en papel, necesitará una hoja nueva.",
  "kit.stay": "Quedarse",
  "kit.leave": "Salir",

  "unlock.unlabelled": "Consulta {{ number }} en este dispositivo",
  "unlock.joining": "A la espera de entrada",
  "unlock.otherWays": "Crear, recuperar o unirse a otra consulta",
  "unlock.label": "Nombre en la pantalla de desbloqueo",
  "unlock.labelHint":
    "Distingue las consultas antes de desbloquearlas. Quien encienda este dispositivo puede leerlo, así que está vacío salvo que usted escriba algo.",

  "lock.locking": "Bloqueando",
  "lock.title": "Bloqueo",

  "join.role": "Su rol: {{ roles }}.",
  "join.asking": "Creando las claves de este dispositivo",
  "join.otherLink": "Usar otro enlace",
  "join.overTitle": "Esta petición ha terminado",
  "join.startAgain": "Empezar de nuevo",
  "join.abandonText":
    "Su petición se elimina de este dispositivo. Para unirse más tarde necesita una nueva invitación.",

  "restore.codeText":
    "Escriba el código de su hoja impresa. Sus registros vienen del servidor, así que hace falta conexión.",
  "restore.codeTooLong": "El código tiene 16 grupos de cuatro. Este es más largo; compárelo con la hoja.",
  "restore.fileText": "Elija el archivo y escriba la frase de contraseña con la que se guardó.",
  "restore.submit": "Recuperar",

  "forget.textUnnamed":
    "Los registros se eliminan de este dispositivo. Siguen con su equipo y en el servidor.",
  "forget.evenUnsent#one": "Eliminar aunque 1 cambio no está en ningún otro lugar",
  "forget.evenUnsent#other": "Eliminar aunque {{ count }} cambios no están en ningún otro lugar",
  "forget.evenUncounted": "Eliminar aunque parte de ello no está en ningún otro lugar",

  "save.lastAt": "La última, a las {{ time }}.",
  "save.notSaved": "No guardado",

  "request.count#one": "1 pide la entrada",
  "request.count#other": "{{ count }} piden la entrada",
  "request.yourDevice": "su otro dispositivo",

  "clients.columnChanged": "Expediente cambiado",
  "clients.incompleteBadge": "Faltan partes",
  "clients.noneInView": "No hay {{ clients }} en esta vista",
  "client.parts": "Partes del expediente",
  "client.savedAsTyped": "Se guarda mientras escribe.",
  "client.careTeamNone": "Todavía no hay nadie en el equipo de atención.",
  "contact.removeText": "El número o la dirección y lo anotado junto a ellos se quitan del expediente.",
  "status.changed": "Estado: {{ status }}.",
  "status.notPossible": "Alguien ha cambiado el estado entretanto. Mírelo y elija de nuevo.",

  "document.ended":
    "Este registro se ha cerrado porque algo ha fallado. Lo que se mostraba como guardado está a salvo. Copie de la pantalla lo que aún necesite y después recargue.",
  "note.titleLabel": "Título",
  "note.sessionTime": "Hora",
  "note.discardedText": "Este borrador se descartó. Su fecha y su autoría quedan en el registro.",

  "settings.sections": "Partes de los ajustes",

  "practice.title": "Consulta",
  "practice.ownersOnly": "Solo titulares pueden cambiar esto.",
  "practice.clientWord": "Las personas que atiende se llaman",
  "profile.title": "Usted",

  "member.actions": "Cambiar a {{ name }}",
  "role.changeTitle": "Rol de {{ name }}",
  "team.formerText": "Ya no reciben nada. Lo que escribieron sigue en los registros con su nombre.",
  "devices.count#one": "1\u00a0dispositivo",
  "devices.count#other": "{{ count }}\u00a0dispositivos",
  "devices.revokedDone": "El dispositivo se ha revocado y sus cerraduras se han cambiado.",
  "invite.show": "Mostrar el enlace",
  "invite.notHere": "El enlace solo se muestra en el dispositivo que lo creó.",

  "quarantine.look": "Mirarlo",
  "storage.used": "{{ used }} de {{ room }} en uso.",

  "shortcuts.toolbar": "Del texto a su barra de herramientas",
  "shortcuts.singleKey": "Las letras sueltas son atajos",
  "shortcuts.singleKeyText":
    "? muestra la lista; G y después C lleva a {{ clients }}. Desactívelas si dicta o si hacen algo sin querer.",

  "browser.otherTab": "Claros está abierto en otra pestaña",
  "browser.otherTabText":
    "Este navegador solo puede ejecutarlo en una pestaña a la vez. Siga allí o cierre esa pestaña; esta se abrirá entonces por sí sola.",
};
