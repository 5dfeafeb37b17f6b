import { expect, it } from "vitest";
import { leadsOutside } from "./outside.job.ts";

it("tells the public internet from this machine and from networks that only it can reach", async () => {
  for (const inside of [
    "127.0.0.1",
    "localhost",
    "10.1.2.3",
    "172.20.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "0.0.0.0",
  ])
    expect([inside, await leadsOutside(inside)]).toEqual([inside, false]);
  for (const inside of [
    "[::1]",
    "[::]",
    "[fd00::1]",
    "[fe80::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:10.0.0.1]",
    "no-such-host.invalid",
  ])
    expect([inside, await leadsOutside(inside)]).toEqual([inside, false]);
  for (const outside of ["93.184.216.34", "8.8.8.8", "[2606:4700::1111]"])
    expect([outside, await leadsOutside(outside)]).toEqual([outside, true]);
});
