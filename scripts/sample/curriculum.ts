/** What a class works on between two dates of the source's year, 2021-22. */
export interface Taught {
  readonly term: "fall" | "spring";
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  /** Standards of the Coherence Map, in order. */
  readonly codes: readonly string[];
}

/** Three units a semester, the same weeks for every class. */
const weeks = [
  ["fall", "2021-08-23", "2021-09-24"],
  ["fall", "2021-09-27", "2021-10-29"],
  ["fall", "2021-11-01", "2021-12-17"],
  ["spring", "2022-01-04", "2022-02-18"],
  ["spring", "2022-02-22", "2022-04-08"],
  ["spring", "2022-04-11", "2022-05-27"],
] as const;

const year = (...units: readonly (readonly [title: string, ...codes: string[]])[]): readonly Taught[] =>
  units.flatMap(([title, ...codes], place) => {
    const [term, startsOn, endsOn] = weeks[place] ?? [];
    return term ? [{ term, title, startsOn, endsOn, codes }] : [];
  });

/** Units of the classes that the sample tells everything of. Written for it; the order is a common one. */
export const units = {
  algebra: year(
    ["Equations in one variable", "HSA-SSE.A.1", "HSA-REI.A.1", "HSA-REI.B.3", "HSA-CED.A.1", "HSA-CED.A.4"],
    ["Functions", "HSF-IF.A.1", "HSF-IF.A.2", "HSF-IF.B.4", "HSF-IF.B.5", "HSF-IF.B.6"],
    ["Lines and what they tell", "HSA-REI.D.10", "HSA-CED.A.2", "HSF-LE.A.1", "HSF-LE.A.2", "HSF-LE.B.5"],
    ["Systems of equations", "HSA-REI.C.5", "HSA-REI.C.6", "HSA-CED.A.3", "HSA-REI.D.12"],
    ["Exponents and growth", "HSN-RN.A.1", "HSN-RN.A.2", "HSF-BF.A.1.a", "HSF-LE.A.3"],
    ["Quadratics", "HSA-APR.A.1", "HSA-SSE.A.2", "HSA-REI.B.4.a", "HSA-REI.B.4.b"],
  ),
  grade8: year(
    ["Exponents and powers of ten", "8.EE.A.1", "8.EE.A.2", "8.EE.A.3", "8.EE.A.4"],
    ["Proportions and lines", "8.EE.B.5", "8.EE.B.6", "8.F.A.1"],
    ["Linear equations", "8.EE.C.7.a", "8.EE.C.7.b", "8.EE.C.8"],
    ["Functions", "8.F.A.2", "8.F.A.3", "8.F.B.4", "8.F.B.5"],
    ["Moving figures", "8.G.A.1", "8.G.A.2", "8.G.A.3", "8.G.A.4", "8.G.A.5"],
    ["Right triangles and data", "8.G.B.6", "8.G.B.7", "8.G.B.8", "8.SP.A.1"],
  ),
  grade3: year(
    ["What multiplying means", "3.OA.A.1", "3.OA.A.2", "3.OA.D.9", "3.NBT.A.2"],
    ["Multiply and divide", "3.OA.A.3", "3.OA.A.4", "3.OA.B.5", "3.OA.B.6"],
    ["Area", "3.MD.C.5", "3.MD.C.6", "3.MD.C.7.a", "3.MD.C.7.b"],
    ["Facts to one hundred", "3.OA.C.7", "3.OA.D.8", "3.NBT.A.3"],
    ["Fractions", "3.NF.A.1", "3.NF.A.2", "3.NF.A.3"],
    ["Shapes and measures", "3.G.A.1", "3.G.A.2", "3.MD.D.8"],
  ),
} as const;
