import { i18n } from "@lingui/core";
import { I18nProvider as Lingui } from "@lingui/react";
import { type ReactNode, useEffect, useState } from "react";
import { I18nProvider as Aria } from "react-aria-components/I18nProvider";
import { isLanguage, type Language, localeOf, type Words } from "../kernel/words.ts";

const remembered = "daypack.language";

type Catalogs = Readonly<Record<Language, () => Promise<{ messages: Record<string, never> }>>>;
/** Catalogs come with the language that is read, not with the app. */
const catalogs: Catalogs = {
  en: () => import("./locales/en.po") as never, // the plugin makes a module of it
  es: () => import("./locales/es.po") as never,
};
/** The words of offices: four in ten of all, which no family and no class needs (lingui.config.ts says which folders). */
const ofOffices: Catalogs = {
  en: () => import("./locales/office/en.po") as never,
  es: () => import("./locales/office/es.po") as never,
};
let speaksOffice = false;
/** Spanish says "tú" to a learner and "usted" to an adult; English says "you" to both. */
const toLearners = () => import("./locales/learner/es.po?over");
let speaksToLearner = false;

async function messagesOf(language: Language, withOffice: boolean) {
  const [most, office, over] = await Promise.all([
    catalogs[language](),
    withOffice ? ofOffices[language]() : undefined,
    speaksToLearner && language === "es" ? toLearners() : undefined,
  ]);
  return { ...most.messages, ...office?.messages, ...over?.messages };
}

/** A page of an office comes with its words. */
export const withOfficeWords =
  <Page,>(load: () => Promise<Page>) =>
  async (): Promise<Page> => {
    if (!speaksOffice) {
      i18n.load(i18n.locale, await messagesOf(spoken(), true));
      speaksOffice = true;
    }
    return load();
  };

/** What the person chose here, else the first language of the browser that we have. */
function firstLanguage(): Language {
  const kept = localStorage.getItem(remembered);
  if (isLanguage(kept)) return kept;
  return navigator.languages.map((each) => each.slice(0, 2)).find(isLanguage) ?? "en";
}

/** Loads a language and speaks it from then on: words, dates, numbers, and what the server answers in. */
export async function speak(language: Language): Promise<void> {
  const messages = await messagesOf(language, speaksOffice);
  i18n.loadAndActivate({ locale: language, locales: localeOf[language], messages });
  document.documentElement.lang = language;
  localStorage.setItem(remembered, language);
}

/** Speaks to a learner, or to an adult, from then on. */
export async function speakTo(isLearner: boolean): Promise<void> {
  if (speaksToLearner === isLearner) return;
  speaksToLearner = isLearner;
  if (spoken() === "es") await speak("es");
}

/** The account's language comes later, with the session. */
export const startSpeaking = (): Promise<void> => speak(firstLanguage());

/** The language that is spoken now. */
export const spoken = (): Language => (isLanguage(i18n.locale) ? i18n.locale : "en");

/** Picks the spoken language out of words that come from the pack, a kind or the server. */
export const say = (words: Words): string => words[spoken()];

/** Draws everything anew when the language changes, dates and numbers of the controls too. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState(i18n.locale);
  useEffect(() => i18n.on("change", () => setLocale(i18n.locale)), []);
  return (
    <Lingui i18n={i18n}>
      <Aria locale={locale}>{children}</Aria>
    </Lingui>
  );
}
