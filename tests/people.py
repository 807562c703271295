"""The three people of a training site, their keys and their passwords; made once, because RSA takes its time."""

from __future__ import annotations

from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa

from desktop.models.accounts.certificate_list import Listed, certificate_list_json
from desktop.models.accounts.certificates import Root, fingerprint, pem
from desktop.models.accounts.site_keys import SiteKeys
from desktop.models.accounts.slots import Argon2, create_slot
from desktop.models.records.person import Person, Role
from tests.bench import KEY, START

CHEAP = Argon2(memory_kib=64, passes=1)
NURSE = Person("N001", "李䶮", Role.NURSE)
PHYSICIAN = Person("D001", "王𬭬", Role.SUB_INVESTIGATOR)
TECHNICIAN = Person("A001", "赵信", Role.ADMINISTRATOR)
EVERYONE = (NURSE, PHYSICIAN, TECHNICIAN)
PASSWORDS = {person.id: f"k7mq-tx4v-{person.id[0]}hpe" for person in EVERYONE}


@cache
def root() -> Root:
    return Root.create("中国医科大学附属盛京医院", "bench", START, training=True)


@cache
def foreign_root() -> Root:
    return Root.create("Another hospital", "other", START, training=False)


@cache
def issued(person: Person) -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    return root().issue(person, START)


@cache
def site_keys() -> SiteKeys:
    slots = []
    for person in EVERYONE:
        key, certificate = issued(person)
        slots.append(
            create_slot(
                person,
                PASSWORDS[person.id],
                site_id="bench",
                k_site=KEY,
                signing_key=key,
                certificate=certificate,
                cost=CHEAP,
            )
        )
    listed = [Listed(fingerprint(issued(person)[1]), person, START) for person in EVERYONE]
    return SiteKeys(
        site_id="bench",
        training=True,
        cost=CHEAP,
        slots=tuple(slots),
        root=pem(root().certificate),
        certificates=certificate_list_json(root(), "bench", listed),
        training_passwords=PASSWORDS,
    )
