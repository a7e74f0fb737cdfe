import pytest

from routine_app.figure.inverse_kinematics import by_angles, flat_ankle, flat_tip, free_foot, free_hand, two_bones
from routine_app.figure.skeleton import BALL, SHIN, SOLE, THIGH
from routine_app.figure.vec import UP, WORLD, along, angle_between, distance, dot

HIP = (0.0, 0.0, 0.88)


@pytest.mark.parametrize("target", [(0.1, 0.0, 0.2), (0.5, 0.3, 0.6), (-0.3, 0.0, 0.5)])
def test_two_bones_reach_their_target_and_keep_their_length(target: tuple[float, float, float]) -> None:
    knee, ankle, bend = two_bones(HIP, target, THIGH, SHIN, (1.0, 0.0, 0.0))
    assert distance(ankle, target) < 1e-9
    assert distance(HIP, knee) == pytest.approx(THIGH)
    assert distance(knee, ankle) == pytest.approx(SHIN)
    assert bend[0] > 0


def test_out_of_reach_the_limb_points_at_its_target() -> None:
    knee, ankle, _ = two_bones(HIP, (3.0, 0.0, 0.88), THIGH, SHIN, UP)
    assert ankle == pytest.approx((0.8096, 0.0, 0.88), abs=1e-3)
    assert distance(knee, ankle) == pytest.approx(SHIN, abs=1e-6)


def test_a_pole_along_the_limb_still_bends_it_somewhere() -> None:
    knee, _, bend = two_bones(HIP, (0.0, 0.0, 0.3), THIGH, SHIN, (0.0, 0.0, 1.0))
    assert distance(HIP, knee) == pytest.approx(THIGH)
    assert abs(dot(bend, UP)) < 1e-6


def test_angles_of_a_leg() -> None:
    knee, ankle, front = by_angles(WORLD, HIP, (90, 0, 0, 90), (THIGH, SHIN), leg=True, sign=1.0)
    assert knee == pytest.approx((THIGH, 0, 0.88))
    assert ankle == pytest.approx((THIGH, 0, 0.88 - SHIN))
    assert front == pytest.approx((0, 0, 1))
    knee, _, _ = by_angles(WORLD, HIP, (0, 30, 0, 0), (THIGH, SHIN), leg=True, sign=-1.0)
    assert knee[1] < 0  # the right leg goes out to the right
    _, ankle, _ = by_angles(WORLD, HIP, (90, 0, 40, 90), (THIGH, SHIN), leg=True, sign=1.0)
    assert ankle[1] < 0  # turned outward, the left foot comes to the middle


def test_an_elbow_bends_the_other_way() -> None:
    _, wrist, _ = by_angles(WORLD, (0.0, 0.0, 1.3), (0, 0, 0, 90), (0.28, 0.25), leg=False, sign=1.0)
    assert wrist[0] == pytest.approx(0.25)


def test_raising_the_heel_leaves_the_ball_of_the_foot_where_it_is() -> None:
    for heel in (0.0, 20.0, 50.0):
        ankle = flat_ankle((0.0, 0.1, 0.0), UP, 10.0, heel)
        toes, top = flat_tip(UP, 10.0, heel)
        ball = along(along(ankle, toes, BALL), top, -SOLE)
        assert ball == pytest.approx(along((0.0, 0.1, 0.0), flat_tip(UP, 10.0, 0.0)[0], BALL))


def test_a_foot_at_a_right_angle_and_pointed() -> None:
    toes, top = free_foot((0.0, 0.0, 0.5), (0.0, 0.0, 0.1), (1.0, 0.0, 0.0), 0.0, 0.0)
    assert toes == pytest.approx((1, 0, 0))
    assert top == pytest.approx((0, 0, 1))
    toes, _ = free_foot((0.0, 0.0, 0.5), (0.0, 0.0, 0.1), (1.0, 0.0, 0.0), -40.0, 0.0)
    assert toes[2] < -0.6


def test_an_untwisted_hand_looks_to_the_body_and_a_twisted_one_down() -> None:
    elbow, wrist = (0.0, 0.2, 1.0), (0.25, 0.2, 1.0)
    _, back = free_hand(elbow, wrist, (0.0, 0.0, -1.0), (0.0, 0.0), 1.0)
    assert back == pytest.approx((0, 1, 0))
    _, back = free_hand(elbow, wrist, (0.0, 0.0, -1.0), (0.0, 90.0), 1.0)
    assert back == pytest.approx((0, 0, 1))
    fingers, _ = free_hand(elbow, wrist, (0.0, 0.0, -1.0), (60.0, 90.0), 1.0)
    assert angle_between(fingers, (1.0, 0.0, 0.0)) == pytest.approx(1.0472, abs=1e-3)
