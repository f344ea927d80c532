import type { publicWords as english } from "../en/public.ts";
import type { WordsOf } from "../words.ts";

export const publicWords: WordsOf<typeof english> = {
  "welcome.pictureTitle": "Qué ve el servidor",
  "welcome.pictureText":
    "Los registros de una consulta están en sus propios dispositivos. El servidor que hay en medio lleva y guarda copias que no puede abrir.",
  "welcome.deviceHere": "Su dispositivo",
  "welcome.deviceHereText": "Usted escribe. Antes de salir del dispositivo, todo queda sellado.",
  "welcome.server": "El servidor",
  "welcome.serverText":
    "Piezas selladas con un número, un tamaño y la hora a la que llegaron. Aquí no hay ninguna llave.",
  "welcome.deviceThere": "Un dispositivo del equipo",
  "welcome.deviceThereText": "Se abre con una llave que solo tienen las personas a las que dejó entrar.",
  "welcome.noteTitle": "Sesión 12",
  "welcome.noteLine1": "Duerme mejor.",
  "welcome.noteLine2": "Las mañanas cuestan.",
  "welcome.noteAlternative": "Una nota que se puede leer.",
  "welcome.sealedAlternative":
    "Tres piezas selladas: cada una tiene un número y un tamaño, y su contenido es ilegible.",
  "welcome.sees": "Ve",
  "welcome.seesNumbers": "números en lugar de personas, dispositivos y {{ clients }}",
  "welcome.seesRoles": "qué rol tiene cada cual y quién trata a qué persona numerada",
  "welcome.seesTimes": "cuándo se conecta un dispositivo, cuándo escribe y cuánto",
  "welcome.seesAddresses": "la dirección de internet de cada dispositivo",
  "welcome.unseen": "No puede ver",
  "welcome.unseenNames": "nombres, datos de contacto, el nombre de la consulta",
  "welcome.unseenNotes": "notas ni ninguna palabra que usted escriba",
  "welcome.unseenKeys": "frases de contraseña, códigos de recuperación, llaves",
  "welcome.exactly": "Qué se promete y qué no",
  "welcome.facts": "Con qué puede contar",
  "welcome.factOffline": "Funciona sin conexión",
  "welcome.factOfflineText": "En el sótano, en el tren, cuando el servidor no responde. Nada espera por él.",
  "welcome.factTruth": "Dice cuándo está guardado",
  "welcome.factTruthText":
    "Guardado en este dispositivo; copiado en el servidor. Ninguna de las dos cosas aparece antes de ser cierta.",
  "welcome.factRoles": "Los roles son llaves",
  "welcome.factRolesText": "Lo que recepción no debe leer, sus dispositivos no pueden abrirlo.",
  "welcome.hostTitle": "Su propio servidor",
  "welcome.hostText":
    "Un programa pequeño en un ordenador: en la consulta, en una empresa que lo alquila o con la persona que cuida de sus ordenadores. Quien lo mantiene guarda copias que no puede leer. Si falla, todo el mundo sigue trabajando.",
  "welcome.host": "Cómo alojarlo",
  "welcome.unscripted":
    "Claros cierra sus registros dentro de este navegador y para eso necesita JavaScript. Los textos enlazados aquí no lo necesitan.",

  "texts.label": "Sobre Claros",
  "texts.privacy": "Privacidad",
  "texts.terms": "Condiciones de uso",
  "texts.security": "Seguridad",
  "texts.hosting": "Alojamiento",
  "texts.contact": "Contacto",
  "texts.contents": "En esta página",
  "texts.languages": "Este texto en otros idiomas",
  "texts.version": "Versión {{ version }}, {{ date }}",
  "texts.binding": "El texto vinculante es el inglés.",
  "texts.unread":
    "Esta traducción se ofrece para su comodidad. Todavía no la ha leído nadie cuya lengua materna sea el español; donde difiera del texto inglés, vale el inglés.",
  "texts.inEnglish": "en inglés",
  "texts.newTab": "Cada uno se abre en una pestaña nueva, para que aquí no se cierre nada.",
};
