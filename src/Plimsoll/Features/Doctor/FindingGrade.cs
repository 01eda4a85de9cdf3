namespace Plimsoll.Features.Doctor;

/// <summary>In the order of exit codes: the worst one is the command's.</summary>
internal enum FindingGrade
{
    Ok,
    Warning,
    Failed,
}
