import type { deviceWords as english } from "../en/device.ts";
import type { WordsOf } from "../words.ts";

export const deviceWords: WordsOf<typeof english> = {
  "look.light": "Claro u oscuro",
  "look.size": "Tamaño del texto",
  "look.sizeSmall": "Pequeño",
  "look.sizeNormal": "Normal",
  "look.sizeLarge": "Grande",
  "look.sizeLargest": "Muy grande",
  "look.density": "Espaciado",
  "look.densityRoomy": "Amplio",
  "look.densityCompact": "Compacto",
  "look.contrast": "Contraste",
  "look.contrastMore": "Más contraste",
  "paper.title": "Impresión",
  "paper.hint": "Para este dispositivo. La vista previa de una nota empieza con él.",
  "paper.byRegion": "El habitual en su región ({{ paper }})",
  "install.title": "Claros como aplicación",
  "install.text":
    "En una ventana propia, desde el dock o el menú de inicio. Es el mismo Claros con los mismos registros.",
  "install.do": "Instalar Claros",
  "install.done": "Claros funciona como aplicación propia.",
  "install.notOffered":
    "Este navegador no lo ofrece aquí. Quizá su menú tenga «Añadir a la pantalla de inicio» o «Instalar».",
  "logo.label": "Logotipo",
  "logo.hint": "PNG, JPEG o WebP. Se reduce y se guarda con el perfil de la consulta.",
  "logo.another": "otra imagen",
  "logo.remove": "Quitar el logotipo",
  "logo.refused": "Este archivo no es una imagen que se pueda usar. Elija PNG, JPEG o WebP.",
};
