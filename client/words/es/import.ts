import type { importWords as english } from "../en/import.ts";
import type { WordsOf } from "../words.ts";

/** Traer personas desde otro programa, desde una tabla en un archivo. */
export const importWords: WordsOf<typeof english> = {
  "import.menu": "Importar {{ clients }}…",
  "import.title": "Importar {{ clients }}",
  "import.text":
    "Desde una tabla que su programa actual guardó como CSV. Usted ve qué ocurriría antes de que ocurra, y puede deshacer la importación.",
  "import.notYours": "Su rol no añade expedientes",
  "import.notYoursText": "Pida a alguien con el rol de titular o a recepción que importe la tabla.",
  "import.choose": "Elegir la tabla",
  "import.file": "Archivo con la tabla",
  "import.fileHint":
    "CSV o texto, hasta 20 MB. Elíjalo o suéltelo aquí. Se lee en este dispositivo y no se envía a ningún sitio.",
  "import.paste": "O pegue filas de una hoja de cálculo",
  "import.pasted": "Filas",
  "import.pastedHint": "Cópielas en la hoja de cálculo, con la fila de los nombres de columna al principio.",
  "import.reading": "Leyendo la tabla",
  "import.refused.empty": "En este archivo no hay nada. Guarde la tabla de nuevo y elija el archivo nuevo.",
  "import.refused.too-large":
    "Este archivo ocupa más de {{ size }}. Guarde la tabla por partes e impórtelas una tras otra.",
  "import.refused.spreadsheet":
    "Es un archivo propio de una hoja de cálculo. Ábralo allí, guárdelo como CSV y elija ese archivo.",
  "import.refused.not-text":
    "No es una tabla en forma de texto. Guarde la tabla como CSV y elija ese archivo.",
  "import.refused.one-row":
    "Esta tabla no tiene más de una fila. La primera debería nombrar las columnas y cada una de las demás ser una persona.",
  "import.columns": "Qué son las columnas",
  "import.columnsText#one":
    "1 fila. Claros lo ha supuesto; compruebe si es correcto. Lo que deje fuera no se importa.",
  "import.columnsText#other":
    "{{ count }} filas. Claros lo ha supuesto; compruebe si es correcto. Lo que deje fuera no se importa.",
  "import.beyond#one":
    "En el archivo hay 1 fila más de las que caben de una vez. Impórtela después como archivo aparte.",
  "import.beyond#other":
    "En el archivo hay {{ count }} filas más de las que caben de una vez. Impórtelas después como archivo aparte.",
  "import.inFile": "En el archivo",
  "import.sample": "Por ejemplo",
  "import.becomes": "Pasa a ser",
  "import.becomesOf": "Qué pasa a ser «{{ column }}»",
  "import.leftOut": "se deja fuera",
  "import.column": "Columna {{ number }}",
  "import.delimiter": "Las columnas se separan con",
  "import.delimiter.comma": "Coma",
  "import.delimiter.semicolon": "Punto y coma",
  "import.delimiter.tab": "Tabulador",
  "import.delimiter.bar": "Barra vertical",
  "import.status": "Estado donde el archivo no lo dice",
  "import.dates": "Las fechas se escriben",
  "import.datesUnclear":
    "Estas fechas se pueden leer de dos maneras. Elija, para que ningún cumpleaños quede mal.",
  "import.dayFirst": "Primero el día (31/12/1990)",
  "import.monthFirst": "Primero el mes (12/31/1990)",
  "import.header": "La primera fila nombra las columnas",
  "import.nameNeeded": "Elija al menos una columna con un nombre o un código.",
  "import.look": "Ver qué ocurriría",
  "import.startOver": "Empezar de nuevo",
  "import.field.code": "Código",
  "import.field.legalName": "Nombre legal",
  "import.field.firstName": "Nombre",
  "import.field.lastName": "Apellidos",
  "import.field.preferredName": "Nombre preferido",
  "import.field.pronouns": "Pronombres",
  "import.field.dateOfBirth": "Fecha de nacimiento",
  "import.field.status": "Estado",
  "import.field.phone": "Teléfono",
  "import.field.email": "Correo electrónico",
  "import.field.address": "Dirección",
  "import.field.language": "Idioma",
  "import.field.accessNeeds": "Necesidades de acceso",
  "import.field.referral": "Derivación de",
  "import.field.emergencyName": "Contacto de emergencia: nombre",
  "import.field.emergencyPhone": "Contacto de emergencia: teléfono",
  "import.wouldHappen": "Qué ocurriría",
  "import.wouldHappenText": "Todavía no se ha importado nada.",
  "import.fresh": "por añadir",
  "import.duplicates": "probablemente ya aquí",
  "import.problems": "sin posibilidad de importar",
  "import.unknownStatuses#one": "1 fila tiene un estado que Claros no conoce. Recibe el elegido arriba.",
  "import.unknownStatuses#other":
    "{{ count }} filas tienen un estado que Claros no conoce. Reciben el elegido arriba.",
  "import.asTheyBecome": "Los primeros expedientes, tal como quedarían",
  "import.whichProblems": "Qué filas no se pueden tomar y por qué",
  "import.whichDuplicates": "Quiénes parecen estar ya aquí",
  "import.problem.no-name": "No hay ni nombre ni código.",
  "import.problem.date": "«{{ value }}» no es un día que haya existido.",
  "import.problem.too-long": "{{ field }}: tiene más de {{ max }} caracteres.",
  "import.problem.code-taken": "El código «{{ value }}» ya está en uso.",
  "import.duplicate.here.certain":
    "{{ name }}: aquí ya están el mismo nombre y la misma fecha de nacimiento.",
  "import.duplicate.here.perhaps":
    "{{ name }}: aquí ya está el mismo nombre, pero falta una fecha de nacimiento.",
  "import.duplicate.file.certain":
    "{{ name }}: el mismo nombre y la misma fecha de nacimiento están más arriba en el archivo.",
  "import.duplicate.file.perhaps":
    "{{ name }}: el mismo nombre está más arriba en el archivo, pero falta una fecha de nacimiento.",
  "import.row": "Fila {{ line }}: {{ words }}",
  "import.andMore#one": "Y 1 más",
  "import.andMore#other": "Y {{ count }} más",
  "import.alsoDuplicates": "Importar también estos",
  "import.alsoDuplicatesText":
    "Solo si son otras personas. Dos expedientes de una misma persona no se pueden unir después.",
  "import.start#one": "Importar 1 {{ client }}",
  "import.start#other": "Importar {{ count }} {{ clients }}",
  "import.importing": "Importando",
  "import.howFar": "Hasta ahora",
  "import.progress": "{{ done }} de {{ total }}",
  "import.importingText":
    "Puede seguir trabajando. La importación continúa mientras Claros esté abierto y desbloqueado.",
  "import.stop": "Detener",
  "import.finished": "Importación terminada",
  "import.notFinished": "Importación sin terminar",
  "import.done#one": "Se importó 1 expediente.",
  "import.done#other": "Se importaron {{ count }} expedientes.",
  "import.cutOff": "Claros se bloqueó o se cerró entretanto.",
  "import.stopped":
    "Detenido tras {{ done }} de {{ total }}. El resto se guarda en este dispositivo, cerrado como todo lo demás, hasta que lo importe o lo deje fuera.",
  "import.goOn": "Importar el resto",
  "import.waiting": "Hay una importación sin terminar: hasta ahora {{ done }} de {{ total }}.",
  "import.toImport": "A la importación",
  "import.leaveRest": "Dejar fuera el resto",
  "import.handingOver": "Preparando la importación",
  "import.notBegun": "Importación sin comenzar",
  "import.nothingMade": "No se importó nada.",
  "import.undoReason": "Se deshizo la importación con la que llegó",
  "import.unreadable":
    "Lo que se importó está en la lista. Deje fuera el resto e importe otra vez la misma tabla: se reconoce a quien ya está aquí.",
  "import.undoUnfinished":
    "Deshacer la importación archiva los expedientes que nadie ha cambiado desde entonces y deja fuera el resto.",
  "import.undoText":
    "Deshacer la importación archiva los expedientes que nadie ha cambiado desde entonces. No se destruye nada.",
  "import.toList": "A la lista",
  "import.another": "Importar otro archivo",
  "import.undo": "Deshacer la importación",
  "import.takenBack": "Importación deshecha",
  "import.partlyTakenBack": "Importación deshecha en parte",
  "import.undoing": "Deshaciendo la importación",
  "import.undone#one": "Se archivó 1 expediente.",
  "import.undone#other": "Se archivaron {{ count }} expedientes.",
  "import.kept#one": "1 se cambió después de la importación y queda como está.",
  "import.kept#other": "{{ count }} se cambiaron después de la importación y quedan como están.",
  "import.left#one":
    "1 no se intentó; puede deshacerse en la página de importación, entre las importaciones anteriores.",
  "import.left#other":
    "{{ count }} no se intentaron; pueden deshacerse en la página de importación, entre las importaciones anteriores.",
  "import.undoneText":
    "Los expedientes archivados salen de la vista diaria. La búsqueda los sigue encontrando, y cada uno se puede recuperar.",
  "import.earlier": "Sus importaciones",
  "import.earlierText":
    "Todo lo que entró en un mismo momento. Lo que nadie ha cambiado desde entonces se puede deshacer.",
  "import.untouched#one": "1 sin cambios",
  "import.untouched#other": "{{ count }} sin cambios",
  "import.undoConfirm#one": "Se archiva 1 expediente que nadie ha cambiado desde entonces. No se destruye.",
  "import.undoConfirm#other":
    "Se archivan {{ count }} expedientes que nadie ha cambiado desde entonces. No se destruyen.",
  "import.undoRest#one": "Queda fuera 1 que aún no se ha importado. Estará solo en su tabla.",
  "import.undoRest#other": "Quedan fuera {{ count }} que aún no se han importado. Estarán solo en su tabla.",
};
