import { dateInWords, type Language } from "../kernel/words.ts";
import type { AnyKind } from "./kind.ts";
import type { Readable } from "./readable.ts";
import { type Certificate, keepWords, keptBeside, sourceIn } from "./retention.ts";

/** A certificate of destruction for paper: which kinds of which years, how many, how, by whom, and the hash that it is known by. */
export function certificateOnPaper(
  certificate: Certificate,
  hash: string,
  kinds: readonly AnyKind[],
  language: Language,
): Readable {
  const say = (en: string, es: string) => (language === "es" ? es : en);
  const titleOf = (name: string) =>
    (kinds.find((kind) => kind.name === name) ?? keptBeside[name])?.title[language] ?? name;
  const day = (date: string) => dateInWords(date, language);
  const { organization, learners, entries, proposed, confirmed, finishedOn } = certificate;
  const item = (line: string, said = "") => ({ line, more: [], said });
  return {
    language,
    title: say(`Certificate of destruction: ${organization}`, `Certificado de destrucción: ${organization}`),
    lead: [
      say(
        `${entries} entries about ${learners} learners were destroyed.`,
        `Se destruyeron ${entries} anotaciones sobre ${learners} estudiantes.`,
      ),
      certificate.reason,
    ],
    notice: say(`Finished on ${day(finishedOn)}. SHA-256 ${hash}`, `Terminado el ${day(finishedOn)}. SHA-256 ${hash}`),
    sections: [
      {
        title: say("What was destroyed", "Qué se destruyó"),
        groups: [
          {
            title: say("By kind and year", "Por tipo y año"),
            items: certificate.destroyed.map(({ kind, year, entries: count, learners: of }) =>
              item(
                `${titleOf(kind)}, ${year}`,
                say(`${count} entries of ${of} learners`, `${count} anotaciones de ${of} estudiantes`),
              ),
            ),
          },
        ],
      },
      {
        title: say("By which rule", "Por qué regla"),
        groups: [
          {
            title: say("Schedule", "Calendario"),
            items: certificate.rules.map(({ kind, keep, source }) =>
              item(`${titleOf(kind)}: ${keepWords(keep)[language]}`, sourceIn(source, language)),
            ),
          },
        ],
      },
      {
        title: say("How and by whom", "Cómo y por quién"),
        groups: [
          {
            title: say("People", "Personas"),
            items: [
              item(say(`Proposed by ${proposed.by}`, `Propuesto por ${proposed.by}`), day(proposed.on)),
              item(say(`Confirmed by ${confirmed.by}`, `Confirmado por ${confirmed.by}`), day(confirmed.on)),
              item(
                say(
                  `Families told in the app: ${certificate.familiesTold}`,
                  `Familias avisadas en la aplicación: ${certificate.familiesTold}`,
                ),
              ),
            ],
          },
          { title: say("Method", "Método"), items: [item(certificate.method)] },
        ],
      },
    ],
  };
}
