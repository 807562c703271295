"""Where the live file may lie: on a disk of this workstation, never on a network drive or a stick."""

from __future__ import annotations

import sys
from pathlib import Path

from desktop.models.failure import failure
from desktop.models.text import Text

_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "lustre", "davfs", "fuse.sshfs", "fuse.rclone"})
_NO_LOCKS = frozenset({"vfat", "exfat", "msdos", "iso9660", "udf"})
_REMOVABLE = (Path("/media"), Path("/run/media"))
_DRIVE_REMOVABLE, _DRIVE_REMOTE, _DRIVE_DISC = 2, 4, 5
"""What GetDriveType answers (Windows API, fileapi.h)."""


def require_local(path: Path) -> None:
    """Raises Failure E-1213 where the path is on a network drive or a removable medium."""
    where = _windows_medium(path) if sys.platform == "win32" else medium(path, _mounts())
    if where is not None:
        raise failure(
            "E-1213",
            Text("“{path}”在{where}上，站点数据不能放在那里。", "“{path}” is on {where}; site data cannot be kept there.").fill(
                path=path, where=where
            ),
            Text(
                "请把站点文件夹放在本机硬盘上；备份可以放在移动介质上。",
                "Put the site folder on this computer's own disk; only backups may go to removable media.",
            ),
        )


def medium(path: Path, mounts: str) -> Text | None:
    """The unsuitable medium the path is on according to the text of /proc/mounts, or None."""
    where = path.absolute()
    best, kind = Path("/"), ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        point = Path(_unescaped(fields[1]))
        if where.is_relative_to(point) and len(point.parts) >= len(best.parts):
            best, kind = point, fields[2]
    if kind in _NETWORK:
        return Text("网络盘（{kind}）", "a network drive ({kind})").fill(kind=kind)
    if kind in _NO_LOCKS or any(best.is_relative_to(top) for top in _REMOVABLE):
        return Text("移动介质（{kind}）", "a removable medium ({kind})").fill(kind=kind)
    return None


def _unescaped(field: str) -> str:
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(code, character)
    return field


def _mounts() -> str:
    table = Path("/proc/mounts")
    return table.read_text(encoding="utf-8", errors="surrogateescape") if table.exists() else ""


def _windows_medium(path: Path) -> Text | None:
    if sys.platform != "win32":
        return None
    import ctypes

    drive = path.absolute().drive
    kind = _DRIVE_REMOTE if drive.startswith("\\\\") else ctypes.windll.kernel32.GetDriveTypeW(drive + "\\")
    if kind == _DRIVE_REMOTE:
        return Text("网络盘", "a network drive")
    return Text("移动介质", "a removable medium") if kind in (_DRIVE_REMOVABLE, _DRIVE_DISC) else None
