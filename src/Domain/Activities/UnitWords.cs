namespace Tessera.Domain.Activities;

/// <summary>
/// Units that a quantity may be stated in although it counts beneficiaries, and the words for them. Only the whole text
/// counts: "kits for households" are kits.
/// </summary>
public static class UnitWords
{
    public const string People = "people", Households = "households";

    public static readonly WordList List = new(
        (People, "=person | =persons | =individual | =individuals | =ind | =beneficiary | =beneficiaries | =people reached | =# of people | =number of people | =personne | =personnes | =individu | =individus | =bénéficiaire | =bénéficiaires | " +
            "=persona | =personas | =individuo | =individuos | =beneficiario | =beneficiarios | =pessoa | =pessoas | =indivíduos | =beneficiários | =người | =nhân khẩu"),
        (Households, "=household | =hh | =hhs | =family | =families | =number of households | =ménage | =ménages | =famille | =familles | =hogar | =hogares | =familia | =familias | " +
            "=agregado familiar | =agregados familiares | =família | =famílias | =hộ | =hộ gia đình"));
}
