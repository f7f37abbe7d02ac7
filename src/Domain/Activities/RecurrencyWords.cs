namespace Tessera.Domain.Activities;

/// <summary>Whether the people on a row were counted before (standards.md 4.3), and the words for it.</summary>
public static class RecurrencyWords
{
    public static readonly WordList List = new(
        ("first-time", "=first | first time | firsttime | =new | new beneficiaries | newly reached | unique | première fois | nouveau | nouveaux | nouvelle | primera vez | nuevo | nuevos | nueva | nuevas | " +
            "primeira vez | novo | novos | nova | lần đầu | lần đầu tiên | =mới"),
        ("recurrent", "recurring | recurrence | repeat | repeated | existing | previously reached | =regular | continued | récurrent | récurrents | répété | ancien | anciens | recurrente | recurrentes | repetido | " +
            "recorrente | recorrentes | repetida | lặp lại | định kỳ | nhắc lại | thường xuyên"),
        ("one-off", "one off | oneoff | one time | once | =single | ponctuel | ponctuelle | une fois | une seule fois | única vez | una vez | una sola vez | puntual | único | uma vez | uma única vez | pontual | một lần | một lần duy nhất"));

    /// <summary>Unknown for a code that is null or none of the list's.</summary>
    public static Recurrency RecurrencyOf(string? code) => code switch
    {
        "first-time" => Recurrency.FirstTime,
        "recurrent" => Recurrency.Recurrent,
        "one-off" => Recurrency.OneOff,
        _ => Recurrency.Unknown,
    };
}
