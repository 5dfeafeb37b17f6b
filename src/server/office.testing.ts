import type { FilePlace } from "../entry/file-place.ts";
import { addAccount } from "../identity/account.job.ts";
import type { Fact } from "../interop/adapter.ts";
import {
  type Caller,
  type District,
  districtFacts,
  importFacts,
  openDistrict,
  password,
  signIn,
} from "./district.testing.ts";

/** A second district beside the first one, with its own source, staff and a family. */
function neighborFacts(): { row: string; fact: Fact }[] {
  const facts: Fact[] = [
    { noun: "organization", key: "b", kind: "district", name: "Bayview" },
    { noun: "organization", key: "pier", kind: "school", name: "Pier School", parent: "b" },
    { noun: "staff", key: "park", given: "Min", family: "Park" },
    { noun: "assignment", key: "a1", staff: "park", organization: "pier", role: "teacher" },
    { noun: "guardian", key: "ana" },
    { noun: "learner", key: "leo" },
    { noun: "enrollment", key: "leo", learner: "leo", organization: "pier", startsOn: "2026-08-24" },
    {
      noun: "guardianship",
      key: "leo-ana",
      learner: "leo",
      guardian: "ana",
      relationship: "Mother",
      mayRead: true,
      mayDecide: true,
      household: "home-ana",
    },
  ];
  return facts.map((fact) => ({ row: `${fact.noun}/${fact.key}`, fact }));
}

/** Staff of the first district at their school, as a source with assignments sends them. */
const duties = ["boone", "ito"].map((staff) => {
  const fact: Fact = { noun: "assignment", key: `at-${staff}`, staff, organization: "lincoln", role: "staff" };
  return { row: `assignment/at-${staff}`, fact };
});

/** What the first district's source holds, duties of staff included. */
export const rivertonFacts = () => [...districtFacts(), ...duties];

/** The test district, one beside it, and their administrators. */
export interface Offices extends District {
  /** Administrators: of each district, and of the whole installation. */
  readonly admins: Readonly<Record<"riverton" | "bayview" | "everywhere", Caller & { accountId: string }>>;
}

/** Two districts in one installation, each with an administrator, and one above both. */
export async function openOffices(files?: FilePlace): Promise<Offices> {
  const district = await openDistrict(files);
  await importFacts(district.store, rivertonFacts());
  await importFacts(district.store, neighborFacts(), "bayview");
  const admin = async (name: string, hat: string) => {
    const email = `${name}@office.test`;
    const { subjectId, accountId } = await addAccount(district.store, { hat, email, password });
    return { ...(await signIn(district.app, email, subjectId)), accountId };
  };
  return {
    ...district,
    admins: {
      riverton: await admin("riverton", "administrator@riverton:d"),
      bayview: await admin("bayview", "administrator@bayview:b"),
      everywhere: await admin("everywhere", "administrator"),
    },
  };
}
