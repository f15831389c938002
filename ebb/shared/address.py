"""Ids in addresses: 16 bytes as 32 lower-case hex digits, and nothing else."""


class HexId:
    """A path converter for ids."""

    regex = "[0-9a-f]{32}"

    def to_python(self, value: str) -> bytes:
        return bytes.fromhex(value)

    def to_url(self, value: bytes) -> str:
        return value.hex()
