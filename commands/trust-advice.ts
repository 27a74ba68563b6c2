/** How to make this system trust the local cloud's certificate authority, and how to take that back. */
export function trustAdvice(platform: NodeJS.Platform, address: string): string[] {
  const { trust, forget } = advice[platform] ?? linux;
  return [
    '',
    'Your browser will warn about the certificate: the local cloud signs it with an authority of its own.',
    '1. Save the authority as ca.pem:',
    `   ${address}`,
    `2. Trust it${platform in advice ? '' : ', for Chrome and Chromium'}:`,
    `   ${trust}`,
    '   In Firefox: Settings, Privacy & Security, View Certificates, Authorities, Import.',
    'When you no longer want it, take it back:',
    `   ${forget}`,
    'Its key never leaves this machine. It stays the same until you delete .cinedb.',
  ];
}

/** Commands, each short enough for a line of its own, so that it can be copied whole. */
interface Advice {
  trust: string;
  forget: string;
}

const linux: Advice = {
  trust: 'certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n CineDB -i ca.pem',
  forget: 'certutil -d sql:$HOME/.pki/nssdb -D -n CineDB',
};

const advice: Partial<Record<NodeJS.Platform, Advice>> = {
  darwin: {
    trust: 'security add-trusted-cert -k ~/Library/Keychains/login.keychain-db ca.pem',
    forget: 'security delete-certificate -c "CineDB embedded cloud"',
  },
  win32: {
    trust: 'certutil -user -addstore Root ca.pem',
    forget: 'certutil -user -delstore Root "CineDB embedded cloud"',
  },
};
