import { lookup } from "node:dns/promises";
import { BlockList } from "node:net";

/** Networks that are not the public internet: this machine, private and link-local ones, and what stands for IPv4 in IPv6 (RFC 6890). */
const closed = new BlockList();
for (const [network, bits] of [
  ...([
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["127.0.0.0", 8],
    ["169.254.0.0", 16],
  ] as const),
  ...([
    ["172.16.0.0", 12],
    ["192.0.0.0", 24],
    ["192.168.0.0", 16],
    ["198.18.0.0", 15],
    ["224.0.0.0", 3],
  ] as const),
])
  closed.addSubnet(network, bits, "ipv4");
for (const [network, bits] of [
  ["::", 127],
  ["64:ff9b::", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  closed.addSubnet(network, bits, "ipv6");

/**
 * Whether a host is on the public internet by every address it has: a message that somebody else chose the address of must not
 * reach what only this network can. An address that cannot be found leads nowhere.
 */
export async function leadsOutside(hostname: string): Promise<boolean> {
  const found = await lookup(hostname.replace(/^\[|\]$/g, ""), { all: true }).catch(() => []);
  return (
    found.length > 0 && found.every(({ address, family }) => !closed.check(address, family === 6 ? "ipv6" : "ipv4"))
  );
}
