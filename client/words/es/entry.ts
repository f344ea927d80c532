import type { entryWords as english } from "../en/entry.ts";
import type { WordsOf } from "../words.ts";

export const entryWords: WordsOf<typeof english> = {
  "welcome.title": "Registros que solo su consulta puede leer",
  "welcome.text":
    "Claros guarda su trabajo clínico en sus propios dispositivos. Todo se cierra con llave antes de salir de ellos, así que el servidor que guarda las copias no puede leer ni una palabra. Funciona sin conexión.",
  "welcome.create": "Crear una consulta",
  "welcome.createText": "Es la primera persona aquí. Será titular de la consulta.",
  "welcome.join": "Tengo una invitación",
  "welcome.joinText": "Abra el enlace de invitación en este dispositivo o péguelo aquí.",
  "welcome.existing": "Consultas en este dispositivo",

  "create.title": "Crear su consulta",
  "create.practiceName": "Nombre de la consulta",
  "create.practiceNameHint": "Como aparece en las cartas. Puede cambiarlo más tarde.",
  "create.ownName": "Su nombre",
  "create.ownNameHint": "Su equipo ve este nombre. El servidor no.",
  "create.submit": "Crear",
  "create.working": "Creando la consulta. Tarda unos segundos.",
  "create.emergency": "Claros no es para emergencias. No vigila a nadie ni avisa a nadie.",

  "passphrase.label": "Frase de contraseña",
  "passphrase.repeat": "La misma frase de contraseña otra vez",
  "passphrase.hint":
    "Cuatro o cinco palabras sin relación entre sí son seguras y fáciles de escribir. Se permiten espacios.",
  "passphrase.why":
    "Abre este dispositivo, y solo este. Nunca se envía a ninguna parte, así que nadie puede restablecerla por usted.",
  "passphrase.show": "Mostrar la frase de contraseña",
  "passphrase.hide": "Ocultar la frase de contraseña",
  "passphrase.capsLock": "El bloqueo de mayúsculas está activado.",
  "passphrase.strength": "Fortaleza",
  "passphrase.score0": "Se adivinaría al instante. Añada otra palabra sin relación.",
  "passphrase.score1": "Se adivinaría pronto. Añada otra palabra sin relación.",
  "passphrase.score2": "Aún no es lo bastante fuerte. Bastaría una palabra más.",
  "passphrase.score3": "Fuerte. Adivinarla llevaría muchos años.",
  "passphrase.score4": "Muy fuerte.",
  "passphrase.tooWeak":
    "Alguien que tenga este dispositivo podría adivinar esta frase de contraseña. Hágala más larga, por favor.",
  "passphrase.mismatch": "Las dos frases de contraseña son distintas. Muéstrelas y compárelas.",

  "kit.title": "Su hoja de recuperación",
  "kit.text":
    "Si pierde este dispositivo u olvida la frase de contraseña, el código de esta hoja le devuelve sus registros. No hay otro camino: nadie, tampoco nosotros, puede abrirlos por usted.",
  "kit.make": "Preparar la hoja de recuperación",
  "kit.making": "Preparando la hoja",
  "kit.sheetTitle": "Hoja de recuperación de Claros",
  "kit.codeLabel": "Código de recuperación",
  "kit.practice": "Consulta",
  "kit.member": "Para",
  "kit.made": "Fecha",
  "kit.server": "Servidor",
  "kit.step1": "Guarde esta hoja donde guarda pasaportes o contratos, lejos de este dispositivo.",
  "kit.step2":
    "Para usarla: abra Claros en la dirección de arriba, elija «Tengo una hoja de recuperación» y escriba el código.",
  "kit.step3":
    "Si cree que alguien ha visto el código, prepare enseguida una hoja nueva. El código anterior deja entonces de funcionar.",
  "kit.note": "Quien tenga esta hoja puede leer todo lo que usted puede leer.",
  "kit.keptAt": "Guardado en",
  "kit.keptSince": "Desde",
  "kit.print": "Imprimir la hoja",
  "kit.download": "Guardar como archivo",
  "kit.downloadHint":
    "Un archivo es tan delicado como la hoja. Páselo a una unidad que guarde bajo llave y después elimínelo aquí.",
  "kit.confirmTitle": "Comprobar la hoja",
  "kit.confirmLabel": "Grupo {{ group }}",
  "kit.confirmWrong": "Ese no es el grupo {{ group }}. Compárelo con la hoja e inténtelo de nuevo.",
  "kit.confirmDone": "La hoja funciona. Guárdela en un lugar seguro.",
  "kit.shownOnce":
    "El código se muestra solo ahora y no se guarda en ninguna parte. Salga de esta página cuando lo tenga en papel.",
  "kit.decline": "Seguir sin hoja",
  "kit.declineText":
    "Si este dispositivo falla y no tiene otro configurado, sus registros se pierden para siempre. Para seguir, escriba la frase siguiente de su propia mano.",
  "kit.declineSentence": "Acepto que mis registros pueden perderse",
  "kit.declineLabel": "Escriba: {{ sentence }}",
  "kit.declineWrong": "La frase todavía no es igual.",
  "kit.declineConfirm": "Seguir sin hoja",
  "kit.none": "Todavía no hay hoja de recuperación. Prepárela antes de escribir el primer registro.",
  "kit.ready": "Su hoja de recuperación se preparó y se comprobó.",
  "kit.unchecked": "Se preparó una hoja, pero no se comprobó.",
  "kit.replace": "Preparar una hoja nueva",
  "kit.replaceText": "El código de la hoja anterior deja de funcionar.",

  "unlock.title": "Desbloquear",
  "unlock.submit": "Desbloquear",
  "unlock.working": "Desbloqueando",
  "unlock.wrong":
    "Esta frase de contraseña no abre este dispositivo. Compruebe el bloqueo de mayúsculas y el idioma del teclado. Sus registros no han cambiado.",
  "unlock.forgotten": "He olvidado la frase de contraseña",
  "unlock.forgottenText":
    "Nadie puede restablecerla. Use su hoja de recuperación o añada este dispositivo desde otro dispositivo suyo.",
  "unlock.choose": "¿Qué consulta?",

  "lock.warningTitle": "Se bloqueará pronto",
  "lock.warning#one": "Claros se bloquea en un segundo porque aquí no ha ocurrido nada desde hace un rato.",
  "lock.warning#other":
    "Claros se bloquea en {{ count }} segundos porque aquí no ha ocurrido nada desde hace un rato.",
  "lock.stay": "Seguir sin bloquear",
  "lock.now": "Bloquear ahora",
  "lock.after": "Bloquear tras una inactividad de",
  "lock.afterHint": "Una hora como máximo. Lo que ha escrito se conserva.",
  "lock.minutes#one": "1 minuto",
  "lock.minutes#other": "{{ count }} minutos",

  "join.title": "Unirse a una consulta",
  "join.paste": "Enlace de invitación",
  "join.pasteHint": "El enlace entero, desde «https» hasta su último carácter.",
  "join.reading": "Leyendo la invitación",
  "join.invitedTo": "Tiene una invitación a {{ practice }}",
  "join.validUntil": "Válido hasta {{ date }}",
  "join.submit": "Pedir la entrada",
  "join.waitingTitle": "Compare estas palabras",
  "join.waitingText":
    "Llame a quien le ha invitado, o siéntese a su lado, y léanse estas palabras. Si cada palabra es igual en ambas pantallas, le darán entrada. Si una difiere, deténgase: hay alguien en medio.",
  "join.wordsLabel": "Palabras de comparación",
  "join.waiting":
    "A la espera de que alguien titular le dé entrada. Puede cerrar esta página; la petición se conserva.",
  "join.notDelivered": "La petición aún no ha llegado al servidor. Se envía en cuanto haya conexión.",
  "join.contested":
    "Dos dispositivos han usado esta invitación. Nadie entra con ella. Pida una nueva y cuente en la consulta lo que ha ocurrido.",
  "join.refused":
    "No se ha dado entrada a este dispositivo. No hay nada de la consulta en él. Pregunte antes de intentarlo de nuevo.",
  "join.expired": "La invitación caducó antes de recibir respuesta. Pida una nueva.",
  "join.abandon": "Retirar la petición",

  "device.addTitle": "Añadir otro dispositivo suyo",
  "device.addText":
    "Escanee este código con el dispositivo nuevo o abra allí el enlace. Permite que un solo dispositivo pida entrar en su nombre; usted decide aquí.",
  "device.linkLabel": "Enlace para el dispositivo nuevo",
  "device.qrLabel": "Código con el enlace para el dispositivo nuevo",
  "device.qrAlternative":
    "Si no puede escanear, copie el enlace y ábralo en el dispositivo nuevo. No lo envíe por un chat que lean otras personas.",
  "device.joinTitle": "Configurar este dispositivo como suyo",
  "device.validFor": "El enlace funciona una vez, hasta {{ time }}.",

  "restore.title": "Recuperar una consulta",
  "restore.codeLabel": "Código de recuperación",
  "restore.codeHint": "Los 16 grupos. Los espacios y las mayúsculas no importan.",
  "restore.codeIncomplete#one": "Todavía falta un grupo.",
  "restore.codeIncomplete#other": "Todavía faltan {{ count }} grupos.",
  "restore.codeWrong":
    "Este código no corresponde a ninguna consulta. Compruébelo grupo por grupo; basta una sola letra equivocada.",
  "restore.codeMistyped": "El grupo {{ group }} no parece correcto. Compárelo con la hoja.",
  "restore.working": "Recuperando los registros",
  "restore.done": "Sus registros están de nuevo en este dispositivo.",
  "restore.newKit": "El código se ha usado. Prepare ahora una hoja nueva y destruya la anterior.",
  "restore.file": "Archivo de copia",
  "restore.filePassphrase": "Frase de contraseña del archivo",
  "restore.newPassphrase": "Frase de contraseña para este dispositivo",
  "restore.fileWrongPassphrase": "Esta frase de contraseña no abre el archivo. El archivo no ha cambiado.",
  "restore.fileMalformed":
    "Este no es un archivo de copia de Claros, o está dañado. No se ha cambiado nada en este dispositivo.",

  "change.title": "Cambiar la frase de contraseña",
  "change.current": "Frase de contraseña actual",
  "change.next": "Nueva frase de contraseña",
  "change.submit": "Cambiar",
  "change.done":
    "Desde ahora este dispositivo se abre con la nueva frase de contraseña. Sus otros dispositivos conservan la suya.",
  "change.wrongCurrent": "La frase de contraseña actual no es correcta. No se ha cambiado nada.",

  "again.title": "Su frase de contraseña otra vez",

  "removed.member": "Ya no es miembro de esta consulta",
  "removed.device": "Este dispositivo ha sido revocado",
  "removed.text":
    "Lo decidió alguien titular. Aquí no llega nada nuevo. Lo que hay en este dispositivo se queda hasta que usted decida.",
  "removed.unsent#one": "Un cambio nunca se envió y está solo en este dispositivo.",
  "removed.unsent#other": "{{ count }} cambios nunca se enviaron y están solo en este dispositivo.",
  "removed.forget": "Eliminar la consulta de este dispositivo",

  "forget.title": "Eliminar esta consulta de este dispositivo",
  "forget.text": "Los registros de {{ practice }} se eliminan aquí. Siguen con su equipo y en el servidor.",
  "forget.unsent":
    "Algunos cambios están solo en este dispositivo. Se perderían. Guarde antes un archivo de copia.",
  "forget.confirm": "Eliminar de este dispositivo",
};
