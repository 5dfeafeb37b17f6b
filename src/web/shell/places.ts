import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import {
  AppWindow,
  Backpack,
  CalendarCheck,
  FileSignature,
  Hand,
  Import,
  Inbox,
  ListChecks,
  type LucideIcon,
  MessageSquare,
  MessageSquareWarning,
  Scale,
  ScrollText,
  Search,
  ShieldCheck,
  UserCheck,
  Users,
} from "lucide-react";
import type { Capacity } from "../../identity/capacity.ts";

/** A place in the bar: 3 to 5 for each role. */
export interface Place {
  readonly to: string;
  readonly word: MessageDescriptor;
  readonly icon: LucideIcon;
}

const classes: Place = { to: "/classes", word: msg`Classes`, icon: Users };
const askForApp: Place = { to: "/ask-for-app", word: msg`Apps`, icon: AppWindow };
const learners: Place = { to: "/learners", word: msg`Learners`, icon: Search };
const backpack: Place = { to: "/backpack", word: msg`Backpack`, icon: Backpack };
const whoSees: Place = { to: "/who-sees-what", word: msg`Who sees what`, icon: ShieldCheck };
const myData: Place = { to: "/my-data", word: msg`My data`, icon: ScrollText };
const nextSteps: Place = { to: "/next-steps", word: msg`Next steps`, icon: CalendarCheck };
const requests: Place = { to: "/requests", word: msg`Requests`, icon: MessageSquareWarning };
const messages: Place = { to: "/messages", word: msg`Messages`, icon: MessageSquare };
const caseload: Place = { to: "/caseload", word: msg`Caseload`, icon: ListChecks };
const waiting: Place = { to: "/waiting", word: msg`To do`, icon: Hand };
const links: Place = { to: "/links", word: msg`Who is who`, icon: UserCheck };
const imports: Place = { to: "/imports", word: msg`Imports`, icon: Import };
const quality: Place = { to: "/quality", word: msg`Data quality`, icon: ListChecks };
const rules: Place = { to: "/rules", word: msg`Rules`, icon: Scale };
const agreements: Place = { to: "/agreements", word: msg`Agreements`, icon: FileSignature };
const group: Place = { to: "/group", word: msg`My group`, icon: Users };
const proposals: Place = { to: "/proposals", word: msg`Proposed`, icon: Inbox };
const accounts: Place = { to: "/accounts", word: msg`Accounts`, icon: Users };

const places: Readonly<Record<Capacity, readonly Place[]>> = {
  learner: [backpack, whoSees, messages, myData],
  guardian: [backpack, whoSees, messages, myData],
  teacher: [classes, learners, messages, askForApp],
  support: [caseload, nextSteps, learners, messages, requests],
  nurse: [learners, messages, requests],
  leader: [waiting, learners, caseload, messages],
  registrar: [waiting, learners, requests, links, quality],
  district: [learners],
  exception: [learners],
  administrator: [imports, quality, rules, agreements, accounts],
  helper: [group, proposals],
};

/** The menu of a hat; empty before one is worn. */
export const placesOf = (capacity: Capacity | undefined): readonly Place[] => (capacity ? places[capacity] : []);

/** Where a hat begins. */
export const homeOf = (capacity: Capacity | undefined): string => placesOf(capacity)[0]?.to ?? "/hats";
