import type { troubleWords as english } from "../en/trouble.ts";
import type { WordsOf } from "../words.ts";

export const troubleWords: WordsOf<typeof english> = {
  "fault.locked": "Claros está bloqueado. Lo que escribió está guardado. Desbloquee para continuar.",
  "fault.opened-anew":
    "Claros se bloqueó entretanto y se volvió a desbloquear. Este paso no se ha realizado. Compruebe qué consulta está abierta y repítalo.",
  "fault.no-practice": "No hay ninguna consulta abierta. Desbloquee una o créela.",
  "fault.wrong-passphrase": "La frase de contraseña no es correcta. No se ha cambiado nada.",
  "fault.weak-parameters":
    "El cierre de este dispositivo es más débil de lo que Claros acepta, así que puede haberse cambiado. No se ha abierto.",
  "fault.wrong-recovery-code": "Este código no encaja. Compruébelo grupo por grupo. No se ha cambiado nada.",
  "fault.not-permitted": "Su rol no lo permite. No se ha cambiado nada.",
  "fault.storage-full":
    "El disco de este dispositivo está lleno. El cambio no se ha guardado. Libere espacio e inténtelo de nuevo.",
  "fault.storage-failed":
    "El disco de este dispositivo no ha dejado escribir. El cambio no se ha guardado. Copie su texto y después recargue.",
  "fault.offline":
    "Este paso necesita el servidor, y no hay conexión. No se ha cambiado nada. Inténtelo de nuevo cuando tenga conexión.",
  "fault.relay-refused": "El servidor lo ha rechazado. Aquí no se ha cambiado nada. Inténtelo más tarde.",
  "fault.setup-code-needed":
    "El servidor pide un código de instalación. Su consulta está a salvo en este dispositivo.",
  "fault.setup-code-wrong":
    "El servidor no ha aceptado el código de instalación. Su consulta está a salvo en este dispositivo.",
  "fault.unknown-practice":
    "El servidor no conoce esta consulta. Compruebe la dirección con la persona que se la dio.",
  "fault.version-too-old":
    "Esta versión de Claros es demasiado antigua para el servidor. Todo está guardado en este dispositivo. Recargue para obtener la versión nueva.",
  "fault.relay-too-old":
    "El servidor tiene una versión demasiado antigua para esta aplicación. Todo está guardado en este dispositivo. Pida a quien lo administra que lo actualice.",
  "fault.invite-malformed":
    "Este enlace no está completo o se ha cambiado. Pídalo de nuevo y cópielo entero.",
  "fault.invite-used":
    "Esta invitación ya se ha usado. Si no fue usted, avise a alguien titular. Pida una nueva.",
  "fault.invite-revoked": "Esta invitación se ha retirado. Pida una nueva.",
  "fault.invite-expired": "Esta invitación ha caducado. Pida una nueva.",
  "fault.invite-contested":
    "Dos dispositivos han usado esta invitación, así que nadie entra con ella. Avise a alguien titular y pida una nueva.",
  "fault.invite-unknown":
    "El servidor no conoce esta invitación. Compruebe que ha abierto el enlace más reciente.",
  "fault.backup-malformed":
    "Este no es un archivo de copia de Claros, o está dañado. No se ha cambiado nada.",
  "fault.backup-wrong-passphrase": "Esta frase de contraseña no abre el archivo. El archivo no ha cambiado.",
  "fault.backup-other-practice": "Este archivo pertenece a otra consulta. No se ha cambiado nada.",
  "fault.last-owner":
    "Una consulta necesita a alguien con el rol de titular. Dé antes ese rol a otra persona.",
  "fault.import-unfinished": "Hay otra importación sin terminar. Termínela antes, o deje fuera su resto.",
  "fault.unknown-document": "Este registro no está en este dispositivo. Puede estar aún en camino.",
  "fault.unknown-member": "Esta persona ya no es miembro.",
  "fault.invalid-record":
    "Este paso incumple una regla de la consulta y no se ha realizado. Quizá alguien ha cambiado el equipo entretanto; mírelo e inténtelo de nuevo.",
  "fault.other-tab": "Otra ventana de Claros está al mando. Ciérrela o recargue esta. No se ha perdido nada.",
  "fault.damaged":
    "Este registro está dañado en este dispositivo. No se ha eliminado nada; otro dispositivo puede tener una copia buena.",
  "fault.internal":
    "Algo ha fallado dentro de Claros. Lo que se mostraba como guardado está a salvo. Recargue e inténtelo de nuevo.",
  "fault.unknown":
    "Ha fallado algo para lo que esta versión no tiene palabras. Lo que se mostraba como guardado está a salvo. Recargue e inténtelo de nuevo.",

  "refusal.stale-log":
    "El equipo ha cambiado entretanto. Claros lee el cambio y lo intenta de nuevo por sí solo.",
  "refusal.stale-epoch":
    "Las cerraduras se han cambiado entretanto. Claros cierra el cambio de nuevo y lo envía por sí solo.",
  "refusal.not-allowed": "Su rol no lo permite.",
  "refusal.quota":
    "El espacio del servidor para esta consulta se ha agotado. Pregunte a quien lo administra.",
  "refusal.too-large": "Es más grande de lo que acepta el servidor.",
  "refusal.rate": "El servidor pide ir más despacio. Claros lo intenta de nuevo por sí solo.",
  "refusal.gap": "Falta en el servidor algo que va antes. Claros envía eso primero.",
  "refusal.fork": "El servidor tiene otro historial para este dispositivo. Claros sigue con un número nuevo.",
  "refusal.version":
    "La aplicación y el servidor tienen versiones distintas. Recargue; si no sirve, el servidor necesita una actualización.",
  "refusal.unknown-practice": "El servidor no conoce esta consulta. Claros ofrece ponerla allí.",
  "refusal.not-authentic": "El servidor no reconoce este dispositivo.",
  "refusal.malformed": "El servidor no ha podido leerlo.",
  "refusal.setup-code": "El servidor pide su código de instalación.",
  "refusal.exists": "La consulta ya está allí.",
  "refusal.busy": "El servidor está ocupado. Claros lo intenta de nuevo por sí solo.",
  "refusal.invalid-record": "Incumple una regla de la consulta.",
  "refusal.invite-closed": "La invitación ya no funciona.",
};
