"""The poses that clips begin from, said in the same words as a clip's own keys.

Knows only words and numbers of the format (metres, degrees). She faces ahead (+x); on her side and on her back her
head lies where the note says.
"""

from __future__ import annotations

from typing import Any

_ARMS_DOWN = {"raise": 2, "out": 9, "turn": 0, "elbow": 14, "twist": 12}
BASE_POSES: dict[str, dict[str, Any]] = {
    "standing": {
        "root": {"at": [0.0, 0.0, 0.905], "pitch": 6},
        "lumbar": -10,
        "chest": 5,
        "feet": {"at": [-0.035, 0.09], "turn": 7},
        "arms": _ARMS_DOWN,
    },
    "seated": {
        "root": {"at": [0.0, 0.0], "sit": "chair"},
        "lumbar": -4,
        "chest": 4,
        "feet": {"at": [0.42, 0.105], "turn": 6},
        "hands": {"on": "thigh", "along": 0.62, "face": "front"},
    },
    "all_fours": {
        "root": {"at": [0.03, 0.0, 0.47], "pitch": 84},
        "lumbar": -8,
        "chest": 2,
        "head": {"bend": -8},
        "knees": {"at": [0.0, 0.085]},
        "hands": {"at": [0.5, 0.165], "fingers": [1, 0, 0], "palm": "down", "elbow": [-0.2, 0.6, -0.7]},
    },
    "kneeling": {
        "root": {"at": [0.0, 0.0, 0.49], "pitch": 6},
        "lumbar": -10,
        "chest": 5,
        "knees": {"at": [0.0, 0.085]},
        "arms": _ARMS_DOWN,
    },
    "half_kneeling": {  # right knee down, left foot in front
        "root": {"at": [0.0, 0.0, 0.49], "pitch": 6},
        "lumbar": -8,
        "chest": 5,
        "knee_r": {"at": [-0.02, -0.085]},
        "foot_l": {"at": [0.40, 0.10], "turn": 4},
        "arms": _ARMS_DOWN,
    },
    "floor_sitting": {  # knees bent up, leaning on both hands behind
        "root": {"at": [0.0, 0.0], "lie": "floor", "pitch": -20},
        "lumbar": 10,
        "chest": 4,
        "head": {"bend": 6},
        "feet": {"at": [0.46, 0.10], "turn": 6},
        "hands": {"at": [-0.29, 0.20], "fingers": [-0.6, 0.6, 0], "palm": "down", "elbow": [-0.8, 0.5, 0]},
    },
    "side_lying": {  # on her left side, head to +x, facing -y: at yaw 0 she faces whoever looks
        "root": {"at": [0.0, 0.0], "lie": "floor"},
        "lumbar": {"bend": 8, "side": -5},
        "chest": {"bend": 6, "side": -9},
        "head": {"bend": 6, "side": 6},
        "shoulder_l": {"up": 0.03, "back": -0.06},
        "leg_l": {"flex": 45, "out": 2.5, "knee": 80, "ankle": -25},
        "leg_r": {"flex": 45, "out": -11, "knee": 80, "ankle": -25},
        "arm_l": {"raise": 92, "out": -4, "turn": 0, "elbow": 96, "twist": 0},
        "arm_r": {"raise": 38, "out": -4, "turn": -6, "elbow": 62, "twist": 60},
    },
    "supine": {  # knees bent, feet flat; head to -x
        "root": {"at": [0.0, 0.0], "pitch": -90, "lie": "floor"},
        "lumbar": -4,
        "chest": 3,
        "head": {"bend": -6},
        "feet": {"at": [0.50, 0.10], "turn": 4},
        "arms": {"raise": -9, "out": 20, "elbow": 8, "twist": 85},
    },
    "incline": {  # leaning back on a wedge or pillows at about 40 degrees; head to -x
        "root": {"at": [0.0, 0.0], "pitch": -52, "lie": "floor"},
        "lumbar": 6,
        "chest": 5,
        "head": {"bend": 4},
        "feet": {"at": [0.52, 0.10], "turn": 4},
        "arms": {"raise": 6, "out": 16, "elbow": 24, "twist": 70},
    },
}
