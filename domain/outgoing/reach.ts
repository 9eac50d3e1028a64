import ipaddr from 'ipaddr.js';

/** Which addresses beside public ones a request may go to, by IT's settings. */
export interface Reach {
  /** This machine, also without TLS. */
  readonly loopback: boolean;
  /** Networks of the company, as CIDR. */
  readonly networks: readonly string[];
}

/** The scheme of an address, as `URL` writes it. */
export type Scheme = 'https:' | 'http:';

/**
 * Whether a request may go to an IP address: public ones, the networks that IT has named, this machine where a setting says
 * so; without TLS to this machine alone. An address in disguise (IPv4 in IPv6) is judged as what it is.
 */
export function isReachable(address: string, scheme: Scheme, { loopback, networks }: Reach): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  const range = ip.range();
  if (range === 'loopback') return loopback;
  if (scheme === 'http:') return false;
  return range === 'unicast' || networks.some((network) => isInside(ip, network));
}

function isInside(ip: ipaddr.IPv4 | ipaddr.IPv6, network: string): boolean {
  const [base, bits] = ipaddr.parseCIDR(network);
  return base.kind() === ip.kind() && ip.match(base, bits);
}

/** Whether a text is a network in CIDR notation, such as 10.0.0.0/8. */
export const isNetwork = (written: string): boolean => ipaddr.isValidCIDR(written);
