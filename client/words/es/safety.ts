import type { safetyWords as english } from "../en/safety.ts";
import type { WordsOf } from "../words.ts";

export const safetyWords: WordsOf<typeof english> = {
  "safety.title": "Seguridad y copias",
  "safety.recovery": "Hoja de recuperación",
  "safety.server": "Servidor",
  "safety.thisDevice": "Este dispositivo",
  "safety.setAside": "Apartado",

  "relay.online": "Con conexión",
  "relay.none": "Sin servidor",
  "relay.connecting": "Conectando",
  "relay.offline": "Sin conexión",
  "relay.offlineText": "Puede seguir trabajando. Todo se guarda en este dispositivo y se envía más tarde.",
  "relay.catching-up": "Recibiendo registros",
  "relay.progress": "{{ done }} de {{ total }}",
  "relay.retryAt": "Próximo intento a las {{ time }}",
  "relay.retryNow": "Intentar ahora",
  "relay.refused": "El servidor rechaza este dispositivo",
  "relay.lastBackedUp": "Última copia: {{ when }}",
  "relay.neverBackedUp": "Todavía no hay ninguna copia en el servidor.",
  "relay.allBackedUp": "Todo tiene copia",
  "relay.waiting#one": "1 cambio está solo en este dispositivo",
  "relay.waiting#other": "{{ count }} cambios están solo en este dispositivo",
  "relay.notPermitted#one": "1 cambio no se puede enviar porque su rol no lo permite",
  "relay.notPermitted#other": "{{ count }} cambios no se pueden enviar porque su rol no los permite",
  "relay.seesTitle": "Qué ve el servidor",
  "relay.sees":
    "Ve números en lugar de nombres, el tamaño de las piezas cerradas, horas y direcciones de red. No puede leer nombres, notas ni nada de lo que usted escribe.",
  "relay.confirmedWith": "Historial confirmado por última vez con {{ name }}, {{ when }}",

  "setup.title": "Este servidor pide un código de instalación",
  "setup.text":
    "Las consultas nuevas necesitan el código que el servidor mostró al iniciarse. Su consulta ya está a salvo en este dispositivo; se envía en cuanto el código sea correcto.",
  "setup.label": "Código de instalación",
  "setup.submit": "Enviar",
  "setup.wrong": "El servidor no ha aceptado este código. Su consulta sigue en este dispositivo.",
  "setup.done": "El servidor ha aceptado la consulta.",

  "backup.title": "Guardar un archivo de copia",
  "backup.text":
    "Un archivo con todo lo de esta consulta que hay en este dispositivo, cerrado con su propia frase de contraseña. Guárdelo en una unidad fuera de la consulta.",
  "backup.passphrase": "Frase de contraseña del archivo",
  "backup.passphraseHint":
    "La necesita para abrir el archivo, también dentro de años. Anótela y guárdela separada del archivo.",
  "backup.save": "Guardar el archivo de copia",
  "backup.saving": "Escribiendo el archivo",
  "backup.done#one": "Guardado, con 1 registro.",
  "backup.done#other": "Guardado, con {{ count }} registros.",
  "backup.fileName": "claros-copia",

  "quarantine.title": "Lo que se ha apartado",
  "quarantine.text":
    "Claros comprueba todo lo que llega antes de que toque sus registros. Lo que no supera una comprobación se conserva aquí, sin abrir, con el motivo. Sus registros no han cambiado.",
  "quarantine.none": "No se ha apartado nada",
  "quarantine.noneText": "Todo lo que llegó superó todas las comprobaciones.",
  "quarantine.count#one": "Se ha apartado 1 pieza",
  "quarantine.count#other": "Se han apartado {{ count }} piezas",
  "quarantine.columnReason": "Por qué",
  "quarantine.columnFrom": "De",
  "quarantine.columnWhen": "Cuándo",
  "quarantine.columnSize": "Tamaño",
  "quarantine.unknownSender": "Dispositivo desconocido",
  "quarantine.retry": "Comprobar de nuevo",
  "quarantine.retried#one": "1 pieza ha pasado y está ya en sus registros.",
  "quarantine.retried#other": "{{ count }} piezas han pasado y están ya en sus registros.",
  "quarantine.reason.malformed": "No tiene una forma que escriba ninguna versión de Claros.",
  "quarantine.reason.other-practice": "Pertenece a otra consulta.",
  "quarantine.reason.unknown-device": "Viene de un dispositivo que no forma parte de esta consulta.",
  "quarantine.reason.beyond-cut": "Lo escribió un dispositivo después de haber sido retirado.",
  "quarantine.reason.bad-signature": "La firma no coincide, así que pudo haberse cambiado por el camino.",
  "quarantine.reason.broken-chain": "No es continuación de lo que este dispositivo envió antes.",
  "quarantine.reason.gap": "Falta algo que venía antes.",
  "quarantine.reason.fork": "El dispositivo envió dos cosas distintas con el mismo número.",
  "quarantine.reason.not-allowed": "Quien lo escribió no tenía permiso para cambiar este registro.",
  "quarantine.reason.stale-epoch": "Se cerró con una clave que ya se había sustituido.",
  "quarantine.reason.wrong-log-head": "Se refiere a una lista de miembros que esta consulta nunca tuvo.",
  "quarantine.reason.no-key": "Este dispositivo aún no tiene la clave para ello.",
  "quarantine.reason.does-not-open": "No se abre con su clave, así que está dañado o se ha cambiado.",
  "quarantine.reason.gate-format": "Se abrió, pero su contenido no tiene una forma que Claros pueda leer.",
  "quarantine.reason.gate-foreign-client": "Se hace pasar por lo escrito en otro dispositivo.",
  "quarantine.reason.gate-gap": "Se apoya en algo escrito que no ha llegado.",
  "quarantine.reason.gate-too-large": "Es más grande de lo que puede ser un cambio en un registro.",
  "quarantine.reason.gate-too-deep":
    "Su contenido está anidado a más profundidad de la que puede tener un registro.",
  "quarantine.reason.gate-roots": "Añadiría partes que este tipo de registro no tiene.",
  "quarantine.reason.false-snapshot":
    "Una copia rápida de este registro no coincidía con lo que se escribió en él. Se mostró un momento y ya no está.",
  "quarantine.reason.damaged-on-disk":
    "Se dañó en el disco de este dispositivo. Otro dispositivo o el servidor pueden tener una copia buena.",

  "alarm.fork":
    "Existen dos historiales distintos para un mismo dispositivo, como ocurre cuando se copia o restaura un perfil. No se ha perdido nada. Compárelo con la persona a quien pertenece el dispositivo.",
  "alarm.swapped-key":
    "Una clave entregada a este dispositivo no coincide con la anunciada. No se ha usado. Avise a alguien titular.",
  "alarm.two-histories":
    "El servidor perdió registros de miembros y otros siguieron antes de que se le devolvieran: su lista y la de este dispositivo son dos historias. Su texto permanece en este dispositivo y no se envía nada. Una persona propietaria decide cuál vale; cómo hacerlo está en la guía para quien gestiona el servidor.",
  "alarm.foreign-record":
    "La lista de miembros contenía una entrada que incumple las reglas. No se ha tenido en cuenta. Avise a alguien titular.",
  "alarm.own-entry-lost":
    "El servidor ha perdido algo que se escribió en este dispositivo, y la copia de aquí está dañada. Claros se lo pide a los demás dispositivos; lo que escriba ahora queda guardado mientras tanto en este dispositivo.",
  "alarm.own-entry-found":
    "Lo que el servidor había perdido de este dispositivo ha vuelto desde otro dispositivo. Vuelve a tener copia de seguridad.",
  "alarm.written-anew":
    "El servidor perdió algo que se escribió en este dispositivo, la copia de aquí estaba dañada y ningún otro dispositivo la tenía a tiempo. Todas las palabras se podían leer aún, y Claros las ha escrito de nuevo en el servidor. No falta nada.",
  "alarm.written-anew-in-part":
    "El servidor perdió algo que se escribió en este dispositivo, la copia de aquí estaba dañada y ningún otro dispositivo la tenía a tiempo. Claros ha escrito de nuevo en el servidor todo lo que se podía leer. Pueden faltar algunas palabras: los registros están marcados como incompletos y, si otro dispositivo tiene esas palabras, volverán por sí solas. Revise lo último que escribió.",
  "alarm.relay-lost-data#one": "El servidor había perdido 1 pieza. Este dispositivo la ha enviado de nuevo.",
  "alarm.relay-lost-data#other":
    "El servidor había perdido {{ count }} piezas. Este dispositivo las ha enviado de nuevo.",

  "storage.persisted": "El navegador conserva esta consulta en este dispositivo.",
  "storage.notPersisted":
    "El navegador puede borrar la copia de este dispositivo cuando falte espacio. Manténgala también en el servidor.",
  "storage.refused":
    "El navegador ha dicho que no, por ahora. Suele aceptar cuando Claros está instalado como aplicación o tras unos días de uso. Si borrara su copia, la hoja de recuperación u otro dispositivo suyo devuelve lo que está respaldado.",
  "storage.ask": "Pedir al navegador que la conserve",
  "storage.full": "El disco de este dispositivo está lleno",
  "storage.fullText":
    "El último cambio no se ha podido guardar. Su texto sigue en la pantalla. Libere espacio y después pulse «Intentar de nuevo»; no cierre antes esta página.",
  "storage.failed": "El disco de este dispositivo no deja escribir",
  "storage.failedText":
    "El último cambio no se ha podido guardar. Su texto sigue en la pantalla: cópielo en un lugar seguro y después recargue.",
  "storage.denied": "El navegador no permite que Claros guarde nada",
  "storage.deniedText":
    "Ocurre en ventanas privadas o cuando el almacenamiento está bloqueado para este sitio. Abra Claros en una ventana normal.",

  "browser.insecure":
    "Esta dirección no es segura, y el navegador niega a Claros lo que necesita para cerrar sus registros. Ábrala con https.",
  "browser.unsupported":
    "Este navegador es demasiado antiguo para Claros. Use un Firefox, Chrome, Edge o Safari actual, por favor.",
  "browser.elsewhere": "Claros está abierto en otra ventana con una versión distinta",
  "browser.elsewhereText":
    "Cierre o recargue las otras ventanas. Esta sigue por sí sola en cuanto la hayan soltado; no se ha perdido nada.",
  "browser.update": "Hay una versión nueva",
  "browser.updateText": "Empieza con la próxima recarga. Antes se guarda su texto.",
};
