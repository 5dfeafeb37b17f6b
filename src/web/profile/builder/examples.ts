import type { Words } from "../../../kernel/words.ts";

/** A page that an invented person of some age made: what one may look like, short and whole. */
export interface Example {
  readonly age: number;
  readonly name: string;
  readonly line: Words;
  readonly parts: readonly { readonly title: Words; readonly lines: readonly Words[] }[];
}

const well: Words = { en: "What I do well", es: "Lo que hago bien" };
const work: Words = { en: "How I like to work", es: "Cómo me gusta trabajar" };
const helps: Words = { en: "What helps me", es: "Lo que me ayuda" };
const harder: Words = { en: "What makes it harder", es: "Lo que lo hace más difícil" };
const hopes: Words = { en: "What I hope for", es: "Lo que espero" };

/** Three ages. Nobody in them is real. */
export const examples: readonly Example[] = [
  {
    age: 7,
    name: "Luz",
    line: { en: "I know every dinosaur.", es: "Me sé todos los dinosaurios." },
    parts: [
      {
        title: well,
        lines: [
          { en: "I draw animals", es: "Dibujo animales" },
          { en: "I share my snacks", es: "Comparto mi merienda" },
        ],
      },
      { title: work, lines: [{ en: "On the floor, with a friend", es: "En el piso, con una amiga" }] },
      { title: helps, lines: [{ en: "A picture of what to do first", es: "Un dibujo de lo que va primero" }] },
      { title: hopes, lines: [{ en: "To read to my grandfather", es: "Leerle a mi abuelo" }] },
    ],
  },
  {
    age: 12,
    name: "Omar",
    line: {
      en: "I take things apart, and most of them work again.",
      es: "Desarmo cosas, y casi todas vuelven a servir.",
    },
    parts: [
      {
        title: well,
        lines: [
          { en: "I fix bikes", es: "Arreglo bicicletas" },
          { en: "I explain math to my cousins", es: "Explico matemáticas a mis primos" },
        ],
      },
      { title: work, lines: [{ en: "By trying things out", es: "Probando" }] },
      { title: helps, lines: [{ en: "Hearing the plan before we begin", es: "Oír el plan antes de empezar" }] },
      { title: harder, lines: [{ en: "Reading out loud without practice", es: "Leer en voz alta sin practicar" }] },
      { title: hopes, lines: [{ en: "To build a drone this year", es: "Construir un dron este año" }] },
    ],
  },
  {
    age: 16,
    name: "Keiko",
    line: { en: "I ask the second question.", es: "Yo hago la segunda pregunta." },
    parts: [
      {
        title: well,
        lines: [
          { en: "I lead without being loud", es: "Dirijo sin alzar la voz" },
          { en: "I write in two languages", es: "Escribo en dos idiomas" },
        ],
      },
      { title: work, lines: [{ en: "Alone first, then with others", es: "Primero a solas, luego con otros" }] },
      { title: helps, lines: [{ en: "A clear date and an example", es: "Una fecha clara y un ejemplo" }] },
      { title: harder, lines: [{ en: "Three tests on one day", es: "Tres exámenes en un día" }] },
      { title: hopes, lines: [{ en: "To study water, near my family", es: "Estudiar el agua, cerca de mi familia" }] },
    ],
  },
];
