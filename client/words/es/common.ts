import type { commonWords as english } from "../en/common.ts";
import type { WordsOf } from "../words.ts";

export const commonWords: WordsOf<typeof english> = {
  "app.name": "Claros",
  "app.title": "Claros",

  "nav.label": "Principal",
  "nav.today": "Hoy",
  "nav.clients": "{{ Clients }}",
  "nav.notesToFinish": "Notas pendientes",
  "nav.team": "Equipo",
  "nav.settings": "Ajustes",
  "nav.security": "Seguridad y copias",
  "nav.more": "Más",
  "nav.skip": "Saltar al contenido",
  "nav.collapse": "Navegación estrecha",
  "nav.breadcrumbs": "Está aquí",

  "action.save": "Guardar",
  "action.cancel": "Cancelar",
  "action.close": "Cerrar",
  "action.continue": "Continuar",
  "action.back": "Atrás",
  "action.done": "Listo",
  "action.add": "Añadir",
  "action.retry": "Intentar de nuevo",
  "action.reload": "Recargar",
  "action.copy": "Copiar",
  "action.copied": "Copiado",
  "action.copyFailed":
    "El navegador no ha permitido copiar. El texto está seleccionado: cópielo con el teclado.",
  "action.more": "Más acciones",
  "action.dismiss": "Descartar",
  "action.lock": "Bloquear",

  "field.optional": "opcional",
  "field.required": "Rellene este campo, por favor.",
  "field.tooLong": "Esto supera los {{ max }} caracteres. No se ha cortado nada; acórtelo, por favor.",
  "field.otherWrote": "Mientras tanto se ha escrito en otro lugar: «{{ text }}»",
  "field.otherEmptied": "Mientras tanto se ha vaciado en otro lugar.",
  "field.keepOwn": "Conservar lo mío",
  "field.takeOther": "Tomar lo otro",
  "field.choose": "Elegir",
  "field.chooseFile": "Elegir archivo",
  "field.noFile": "Ningún archivo elegido",
  "field.clearSearch": "Borrar la búsqueda",

  "waiting.opening": "Abriendo",
  "waiting.loading": "Leyendo de este dispositivo",
  "waiting.starting": "Iniciando",

  "error.pageNotFound": "Aquí no hay ninguna página",
  "error.pageNotFoundText":
    "La dirección no lleva a ninguna parte. No se ha perdido nada; siga desde la página de inicio.",
  "error.goToStart": "Ir a la página de inicio",
  "error.title": "Algo ha fallado",
  "error.text":
    "Esta parte de la página se ha detenido. Lo que se mostraba como guardado está a salvo en este dispositivo. Recargue la página; si vuelve a ocurrir, anote qué estaba haciendo y dígaselo a la persona que cuida de Claros en su consulta.",

  "theme.label": "Apariencia",
  "theme.system": "Como el dispositivo",
  "theme.light": "Clara",
  "theme.dark": "Oscura",
  "language.label": "Idioma",
  "language.hint":
    "Para este dispositivo. Las demás personas conservan el suyo, y los registros quedan como se escribieron.",
  "language.unread":
    "Nadie cuya lengua materna sea el español ha leído todavía esta traducción. Si una frase suena rara, díganoslo, por favor.",
  "language.notLoaded": "No se ha podido cargar este idioma. Inténtelo de nuevo cuando haya conexión.",

  "shortcuts.title": "Atajos de teclado",
  "shortcuts.everywhere": "En todas partes",
  "shortcuts.writing": "Al escribir una nota",
  "shortcuts.newClient": "Añadir {{ client }}",
  "shortcuts.lock": "Bloquear ahora",
  "shortcuts.close": "Cerrar lo que está abierto",

  "palette.open": "Buscar o hacer algo",
  "palette.title": "Buscar {{ clients }} y acciones",
  "palette.recent": "Abierto recientemente",
  "palette.page": "En esta página",
  "palette.do": "Hacer",
  "palette.go": "Ir a",
  "palette.none": "Nada coincide. Pruebe con parte de un nombre, un código o lo que quiere hacer.",
  "palette.count#one": "Una coincidencia",
  "palette.count#other": "{{ count }} coincidencias",
  "palette.hint": "↑ ↓ para moverse · Intro para elegir · Esc para cerrar",
  "palette.look": "Apariencia: {{ look }}",

  "privacy.on": "Ocultar nombres",
  "privacy.off": "Mostrar los nombres de nuevo",
  "privacy.hidden": "Oculto",
};
