import type { DemoTexts, DemoTheme } from "./demo-texts.ts";

const themes: readonly DemoTheme[] = [
  {
    key: "work",
    referral: "Acude por iniciativa propia tras tres meses de agotamiento en el trabajo.",
    reason: "«Funciono todo el día y luego me quedo en el coche y no puedo salir».",
    context: "Vive en pareja; dirige un equipo de {n} personas y contesta correos los domingos.",
    impression:
      "Agotamiento en alguien que aprendió a valer por lo que hace. Por ahora, sin episodio depresivo.",
    said: [
      "La semana tuvo {n} noches sin abrir el portátil; fue extraño y después agradable.",
      "Volvió a la oficina el {day}; la primera hora fue la peor, a mediodía ya era llevadero.",
      "Dice que el correo ya no es lo primero que mira por la mañana.",
      "Alguien del equipo pidió ayuda y oyó «hoy no», con solo un poco de culpa después.",
      "Durmió de un tirón {n} noches de siete. Las demás empezaron a las cuatro con listas en la cabeza.",
      "Se pregunta si lo que falla es el trabajo o solo la manera de hacerlo.",
    ],
    seen: [
      "Más color en la voz que la última vez; se rio una vez de la reunión del {day}.",
      "Con cansancio, muy atrás en la silla, al principio respondía despacio.",
      "No se quitó el abrigo durante diez minutos y luego se acomodó.",
      "Llegó antes de la hora, con las notas de la semana en la mano.",
    ],
    did: [
      "Se exploró qué diría de una persona una tarde entera libre; se escribieron las frases en dos columnas.",
      "Se ensayó la conversación con la dirección en dos papeles, y luego se cambiaron los papeles.",
      "Se dibujó la semana como una curva de energía y se buscó qué la vuelve a llenar.",
      "Se sopesaron las razones para quedarse y para irse, sin decidir nada.",
    ],
    understood: [
      "El patrón de ganarse el descanso siendo útil ya se ve desde fuera y se puede nombrar.",
      "El agotamiento cede; lo que tapaba, un viejo miedo a que se descubra que no vale, se acerca.",
      "Decir que no se ha vuelto una habilidad que se practica y no una cuestión de carácter.",
      "El avance es real y desigual. Lo desigual asusta más de lo que debería.",
    ],
    next: [
      "Una noche a la semana con el teléfono en otra habitación.",
      "Anotar qué quedó sin hacer el {day} y qué pasó por ello.",
      "Hablar con la dirección sobre el traspaso antes de la próxima sesión.",
      "Llevar el diario de sueño {n} días más.",
    ],
  },
  {
    key: "panic",
    referral: "Viene de atención primaria; el corazón se examinó y está sano.",
    reason: "«Es como morirse, y todo el mundo puede verlo».",
    context: "Comparte piso con su pareja; desde hace {n} meses va al trabajo en coche y no en autobús.",
    impression:
      "Trastorno de pánico con evitación incipiente. Hay motivación, miedo a la exposición y disposición a hacerla.",
    said: [
      "{n} crisis desde la última vez; la más larga, de unos diez minutos, en el autobús.",
      "Subió y bajó dos veces en ascensor hasta el segundo piso el {day}.",
      "Notó la primera señal en las manos y se quedó en la tienda hasta el final de la cola.",
      "Ninguna crisis esta semana, y sigue esperando una.",
      "Su pareja ya no le acompaña al supermercado. Estaba acordado, y fue difícil.",
      "Solo una taza de café; las mañanas son más tranquilas.",
    ],
    seen: [
      "Respiración rápida al describir el autobús; más lenta al minuto, sin ayuda.",
      "Buen contacto visual, las manos quietas casi toda la hora.",
      "El miedo subió a ocho durante el ejercicio y estaba en tres a los cuatro minutos.",
      "Miró hacia la puerta {n} veces, menos que en la sesión anterior.",
    ],
    did: [
      "Se explicó el círculo del miedo en la pizarra, con los ejemplos de esta semana.",
      "Exposición interoceptiva: un minuto respirando por una pajita, tres veces.",
      "Se planeó el viaje en autobús paso a paso y se puntuó cada paso de cero a diez.",
      "Se repasó la última crisis minuto a minuto, separando sensaciones y predicciones.",
    ],
    understood: [
      "El miedo al miedo lo mantiene; ya puede explicarlo con palabras propias.",
      "Hay menos conductas de seguridad. La botella de agua es la última, y lo sabemos los dos.",
      "La expectativa de desmayarse se puso a prueba {n} veces y no se cumplió ni una.",
      "Cada paso que se da sin compañía cuenta más que los que se dan con ella.",
    ],
    next: [
      "Dos paradas de autobús, a solas, el {day} y un día más.",
      "Dejar una vez la botella de agua en casa.",
      "Escribir la predicción antes de cada ejercicio y el resultado después.",
      "Volver a leer la hoja sobre la respiración, sin practicarla como rescate.",
    ],
  },
  {
    key: "grief",
    referral: "Acude {n} meses después de una muerte en la familia, por recomendación de una amistad.",
    reason: "«Todos dicen que mejora. Yo ni siquiera quiero que mejore».",
    context: "Ahora vive sin compañía; trabaja a tiempo parcial, los domingos viene su hermana.",
    impression:
      "Un duelo que duele y se mueve. Sin indicios de una depresión que requiera tratamiento propio.",
    said: [
      "Ordenó un cajón de las cosas de ella el {day} y luego paró; fue suficiente.",
      "Cocinó por primera vez la receta de ella, y no sabía a nada.",
      "La gente ha dejado de preguntar, y eso es más fácil y peor a la vez.",
      "Se rio en la cena con los vecinos y volvió a casa con mala conciencia.",
      "Soñó {n} veces con el hospital esta semana.",
      "Las cartas siguen sin abrir. Por ahora pueden quedarse así.",
    ],
    seen: [
      "Lloró por primera vez sin pedir perdón.",
      "Trajo una fotografía y la dejó en la mesa, entre ambos.",
      "Con calma, un poco lejos; se acercó cuando hablamos del jardín.",
      "Habló todo el tiempo en pasado; se corrigió una vez.",
    ],
    did: [
      "Se dio espacio al relato de los últimos días, sin preguntas.",
      "Se propuso una conversación con la silla vacía sobre lo que quedó sin decir.",
      "Se miraron las fotografías, preguntando por las historias que hay detrás.",
      "Se normalizaron las olas del duelo y se preparó el aniversario que viene.",
    ],
    understood: [
      "El duelo se mueve entre extrañar y reconstruir; esta semana hubo más de lo segundo.",
      "La culpa por la última visita es el nudo. Ahora se puede tocar.",
      "Sin signos de depresión más allá de la pérdida: apetito, trabajo y contacto se mantienen.",
      "El aniversario, el {day}, será duro y está preparado.",
    ],
    next: [
      "Un paseo con su hermana el {day}, sin tema.",
      "Escribir la carta que no se envía, en tantas veces como haga falta.",
      "Decidir sobre el anillo solo cuando se sienta como una decisión.",
      "Reservar una noche para nada.",
    ],
  },
  {
    key: "relationship",
    referral: "Desea entender por qué deja la cercanía en cuanto la alcanza.",
    reason: "«En cuanto alguien se queda, empiezo a buscar la puerta».",
    context: "Vive sin compañía, en una relación desde hace {n} años; muchas amistades, pocas saben mucho.",
    impression:
      "La cercanía se desea y se vive como peligro; un patrón temprano que también puede aparecer en la consulta.",
    said: [
      "Se quedó en la discusión del {day} hasta el final, en vez de irse de casa.",
      "Dijo «eso me dolió» y después no lo justificó.",
      "Contestó al mensaje a las {n} horas y no a los {n} días.",
      "Notó las ganas de cancelar el fin de semana y no lo hizo.",
      "Habló por teléfono con su madre, poco y con amabilidad, y después temblaba.",
      "Esta semana hubo calma en casa. La calma todavía parece la de antes de una tormenta.",
    ],
    seen: [
      "Bromeó cuando se puso serio, lo notó y retiró la broma.",
      "Llegó diez minutos tarde; de eso hablamos antes que de nada.",
      "Media hora en postura recta y con mucha cortesía, luego con enfado, luego con alivio.",
      "Me preguntó directamente si yo sentía enfado.",
    ],
    did: [
      "Se nombró el momento de la retirada cuando ocurrió y se preguntó de qué protegía.",
      "Se dibujó un genograma de tres generaciones y se marcó quién dejó a quién.",
      "Se preguntó por la frase que se tragó en la discusión y se dijo en voz alta.",
      "Trabajo con dos sillas: la parte que quiere irse y la parte que quiere quedarse.",
    ],
    understood: [
      "Irse antes fue una vez una protección. Ahora sale caro, y puede ver el precio.",
      "El patrón apareció también en la sesión y se pudo mirar en común.",
      "El enfado se puede decir sin que se convierta en despedida.",
      "Poco a poco distingue entre que le necesiten y que le quieran.",
    ],
    next: [
      "Pedir una cosa el {day} sin dar motivos.",
      "Notar el momento de querer irse y quedarse {n} minutos.",
      "Contarle a su pareja un miedo de tamaño mediano.",
      "Traer la carta de su madre si parece el momento.",
    ],
  },
  {
    key: "sleep",
    referral: "Problemas de sueño desde hace un año; la medicación no ayudó mucho tiempo.",
    reason: "«Me caigo de sueño todo el día y me despejo en cuanto me acuesto».",
    context:
      "Vive con su familia; turnos en el trabajo hasta hace {n} años, desde entonces horario de oficina.",
    impression:
      "Insomnio crónico, mantenido por muchas horas en la cama y por la preocupación por el día siguiente.",
    said: [
      "Se acostó a las doce y media y se levantó a las seis, como se acordó, {n} días.",
      "Se durmió delante del televisor el {day} y luego siguió sin dormir hasta las tres.",
      "Las tardes son pesadas; las noches han mejorado.",
      "Puso el reloj mirando a la pared. Para su sorpresa, lo echa en falta.",
      "El diario muestra cinco horas y cuarenta de media; antes eran cinco.",
      "Se levantó en vez de dar vueltas, leyó {n} páginas y volvió a dormir.",
    ],
    seen: [
      "Palidez, concentración, diario completo.",
      "Con impaciencia por el avance lento, y capaz de decirlo con amabilidad.",
      "Bostezó {n} veces y le hizo gracia.",
      "Con mejor aspecto que en cualquier sesión anterior.",
    ],
    did: [
      "Se calculó la ventana de sueño con el diario y se explicó por qué primero se acorta.",
      "Doce minutos de relajación progresiva, como descanso y no como camino al sueño.",
      "Se examinó el pensamiento «sin ocho horas fracasaré» con los datos del diario.",
      "Se repasaron las reglas del control de estímulos y se pensó dónde sentarse de noche.",
    ],
    understood: [
      "El tiempo en la cama y el tiempo de sueño se acercan; la cama vuelve a ser un lugar para dormir.",
      "El miedo al día siguiente alimenta la noche. Le pusimos números.",
      "La eficiencia supera el ochenta y cinco por ciento por segunda semana; la ventana puede crecer.",
      "La recaída del {day} tiene explicación y no es volver al principio.",
    ],
    next: [
      "Ventana de doce a seis otra semana más.",
      "Sin siesta después de las tres; una corta el {day} está permitida.",
      "Tiempo para preocuparse a las cinco de la tarde, quince minutos, en papel.",
      "Seguir con el diario; traer los números.",
    ],
  },
  {
    key: "school",
    referral: "Diecisiete años, vino con un familiar; las notas bajaron tras el cambio de instituto.",
    reason: "«No odio el instituto. Odio que miren».",
    context: "Vive con sus padres y un hermano menor; en el nuevo instituto desde el verano.",
    impression:
      "Ansiedad social tras un cambio de instituto, con evitación incipiente. Deseo claro de seguir con el teatro.",
    said: [
      "Fue al instituto {n} de cinco días; se saltó matemáticas dos veces.",
      "Comió con alguien del grupo de teatro.",
      "Hizo la presentación del {day} con la cara roja y hasta el final.",
      "Sus padres preguntaron menos esta semana. Lo notó y le gustó.",
      "Dice que por la noche repasa todo lo que se dijo durante el día.",
      "Borró la aplicación y la volvió a instalar, {n} veces.",
    ],
    seen: [
      "Hoy, más frases que encogerse de hombros.",
      "Dibujó mientras hablaba, y el dibujo se volvió el tema.",
      "Miraba al suelo al mencionar el instituto y levantó la vista al hablar del escenario.",
      "Vino por primera vez en autobús sin compañía.",
    ],
    did: [
      "Se reunieron situaciones del instituto y se ordenaron, la más fácil primero.",
      "Juego de roles: hacer una pregunta en clase, con grabación para verla después.",
      "Se enseñó a dirigir la atención hacia fuera y se practicó en el pasillo.",
      "Conversación con sus padres sobre elogiar los intentos y preguntar menos.",
    ],
    understood: [
      "El miedo es a que miren, no a fallar; en el escenario tiene un marco.",
      "Evitar trae una hora de alivio y un día de vergüenza. Se dibujó en común como un círculo.",
      "La preocupación de sus padres se ha vuelto parte del problema, y están dispuestos a oírlo.",
      "Las fortalezas están a la vista: humor, precisión, lealtad.",
    ],
    next: [
      "Matemáticas el {day}, con permiso para salir una vez.",
      "Una pregunta en clase, sea cual sea la respuesta.",
      "La semana que viene, conversación con sus padres, con todos en la sala.",
      "Escribir tres líneas después de cada día de clase.",
    ],
  },
];

/** Las frases de la consulta de demostración en español. */
export const demoTexts: DemoTexts = {
  practiceName: "Consulta Lindenhof",
  address: "Calle de los Tilos 7\nVilla Ejemplo",
  phone: "787 555 0142",
  titles: ["Psicología, titular de la consulta", "Psicoterapia", "Psicología clínica"],
  pronouns: ["ella", "él", "elle"],
  days: ["lunes", "martes", "miércoles", "jueves", "viernes"],
  intake: {
    history: [
      "Sin terapia anterior; sin medicación habitual.",
      "Hace {n} años, algunos meses de orientación que recuerda como útiles. Sin medicación.",
      "Empezó poco a poco durante el último año, con semanas mejores y peores. Sin enfermedad grave.",
      "Ya lo tuvo antes de forma más leve; esta vez no pasa por sí solo.",
    ],
    strengths: [
      "Habla con franqueza y ve las relaciones con rapidez.",
      "Tiene {n} amistades que lo saben y están ahí.",
      "Humor, que apareció incluso hoy.",
      "Cumple lo acordado y avisa cuando es demasiado.",
    ],
    risk: [
      "Se preguntó directamente: sin ideas de suicidio, ni ahora ni antes. Sin autolesiones ni violencia en casa.",
      "Pensamientos pasajeros de no despertar, sin plan ni intención. Está anotado a quién llamar en una crisis.",
      "Sin peligro para sí ni para otros. Se preguntó por el alcohol: una copa el fin de semana.",
      "Sin ideas de suicidio; recibió la pregunta con calma y la respondió con detalle.",
    ],
    agreement: [
      "Sesiones semanales de cincuenta minutos; se revisa después de {n}.",
      "Se explicaron la confidencialidad y sus límites; consentimiento por escrito.",
      "{n} sesiones de prueba y después se decide si se sigue.",
      "Se encontró un primer objetivo y se escribió con palabras sencillas.",
    ],
  },
  themes,
};
