// Tokens of machines: their secrets are kept nowhere, only hashes; imports do not touch them.

CREATE CONSTRAINT machine_token_id IF NOT EXISTS FOR (t:MachineToken) REQUIRE t.id IS UNIQUE;
