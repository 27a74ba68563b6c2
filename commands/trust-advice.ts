/** How to make this system trust the local cloud's certificate authority, and how to take that back. */
export function trustAdvice(platform: NodeJS.Platform, address: string): string[] {
  return [
    '',
    'Your browser will warn about the certificate: the local cloud signs it with an authority of its own.',
    `1. Save the authority: ${address}`,
    ...(advice[platform] ?? advice.linux ?? []).map((line, index) => `${index + 2}. ${line}`),
    'Its key never leaves this machine. It stays the same until you delete .cinedb.',
  ];
}

const FIREFOX = 'Firefox: Settings, Privacy & Security, View Certificates, Authorities, Import.';

const advice: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    'Trust it: security add-trusted-cert -k ~/Library/Keychains/login.keychain-db ca.pem',
    'Take it back: security delete-certificate -c "CineDB embedded cloud"',
    FIREFOX,
  ],
  win32: [
    'Trust it: certutil -user -addstore Root ca.pem',
    'Take it back: certutil -user -delstore Root "CineDB embedded cloud"',
    FIREFOX,
  ],
  linux: [
    'Chrome and Chromium: certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n CineDB -i ca.pem',
    'Take it back: certutil -d sql:$HOME/.pki/nssdb -D -n CineDB',
    FIREFOX,
  ],
};
