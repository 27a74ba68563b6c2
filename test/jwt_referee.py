"""Verifies tokens as an application in Python does: keys from the pool's JWKS, claims by PyJWT.

Reads {"jwks": URL, "issuer": ..., "tokens": [{"token": ..., "audience": ... or null}]} and writes a list of verdicts:
the claims, or the name of the error.
"""
import json
import sys

import jwt


def verdict(keys, issuer, token, audience):
    try:
        key = keys.get_signing_key_from_jwt(token)
        options = {"require": ["exp", "iat", "iss", "sub"]}
        return jwt.decode(
            token, key, algorithms=["RS256"], audience=audience, issuer=issuer, options=options
        )
    except jwt.PyJWTError as error:
        return type(error).__name__


asked = json.load(sys.stdin)
client = jwt.PyJWKClient(asked["jwks"])
answers = [verdict(client, asked["issuer"], t["token"], t["audience"]) for t in asked["tokens"]]
json.dump({"published": len(client.get_signing_keys()), "verdicts": answers}, sys.stdout)
